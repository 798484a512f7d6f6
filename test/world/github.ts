import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { Octokit } from "@octokit/rest";
import { createEmulator } from "emulate";
import { load } from "js-yaml";
import { z } from "zod";
import { UnpacedOctokit } from "../../src/github/app-octokit.ts";
import type { Settings } from "../../src/settings.ts";
import { blameFeatures } from "./blame.ts";
import { checkFeatures } from "./checks.ts";
import { commentFeatures } from "./comments.ts";
import { type Deliveries, type Receiver, relayDeliveries } from "./deliveries.ts";
import { endingFeatures } from "./endings.ts";
import { type ForkBranch, forkFeatures, showingForks } from "./forks.ts";
import { graphqlFeatures } from "./graphql.ts";
import { type DeliveryRecord, installationFeatures } from "./installations.ts";
import { DELIVERIES, type GitHubProxy, openProxy, type WriteRecord, writesOf } from "./proxy.ts";
import { pullFeatures } from "./pulls.ts";
import { refFeatures } from "./refs.ts";
import { renameFeatures } from "./renames.ts";
import { viewerFeatures } from "./viewer.ts";

export const OWNER = "lena";
export const REPO = "awesome-report-generation";
const APP = { id: 4242, slug: "listwarden" };
const INSTALLATION = 100;
const SECRET = "a secret of the test world, long enough";
const personas = ["lena", "tomas", "mallory", "noor", "ana", "jun", "ivo"] as const;
/** What a workflow's own token acts as. */
const WORKFLOWS = "github-actions[bot]";

const Manifest = z.object({
  default_permissions: z.record(z.string(), z.string()),
  default_events: z.array(z.string()),
});
/** What the App asks for is what it gets here: a call that needs more fails the tests. */
const manifest = Manifest.parse(load(readFileSync(new URL("../../app.yml", import.meta.url), "utf8")));
const privateKey = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
}).privateKey;
const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** lena owns the list, tomas may push branches to it, mallory and the others may nothing but comment. */
export type Persona = (typeof personas)[number];

/** Texts by path; null deletes the file. */
export type Files = Readonly<Record<string, string | Buffer | null>>;

/** GitHub with a list in it and the App installed on it; nobody runs the App yet. */
export interface EmulatedGitHub {
  readonly proxy: GitHubProxy;
  readonly deliveries: Deliveries;
  /** Where the App listens. */
  readonly receiver: Receiver;
  readonly secret: string;
  /** What the App is started with. */
  readonly settings: Settings;
  /** GitHub as one of the people sees it. */
  as(persona: Persona): Octokit;
  /** Everything the App wrote. */
  writes(): WriteRecord[];
  commit(branch: string, files: Files, as?: Persona): Promise<string>;
  /** Commits to a branch that is made where it is not there yet. */
  commitTo(branch: string, files: Files): Promise<string>;
  openPullRequest(branch: string, files: Files): Promise<number>;
  /** Opens a pull request from a fork, by its owner or a member of the organisation that owns it. */
  openForkPullRequest(persona: Persona, files: Files, ownedBy?: "person" | "organisation"): Promise<ForkPull>;
  close(): Promise<void>;
}

/** A pull request from a fork, and the fork's branch. */
export interface ForkPull {
  readonly number: number;
  readonly fork: ForkBranch;
}

/** Starts the emulator with a list in it, on free ports. */
export async function openGitHub(files: Files): Promise<EmulatedGitHub> {
  const proxy = await openProxy();
  const emulator = await createEmulator({
    service: "github",
    port: 0,
    seed: seed(`${proxy.url}${DELIVERIES}`),
  });
  const receiver: Receiver = {
    ...{ url: null, secret: SECRET, events: manifest.default_events, installation: INSTALLATION },
  };
  const deliveries = relayDeliveries(proxy, receiver);
  const installations = installationFeatures({
    repositories: [`${OWNER}/${REPO}`],
    records: deliveries.records,
    redeliver: (record: DeliveryRecord) => deliveries.redeliver(record),
  });
  const forks: ForkBranch[] = [];
  const features = [
    ...checkFeatures(APP),
    ...commentFeatures(APP),
    ...endingFeatures(APP),
    ...forkFeatures(`${OWNER}/${REPO}`, forks),
    ...pullFeatures,
    ...renameFeatures,
    ...viewerFeatures,
    ...refFeatures(`${OWNER}/${REPO}`, manifest.default_permissions),
    ...blameFeatures(`${OWNER}/${REPO}`),
    ...graphqlFeatures(manifest.default_permissions, { list: `${OWNER}/${REPO}`, forks }),
    ...installations,
  ];
  const shown = features.map((feature) => showingForks(feature, forks));
  proxy.connect({ emulator: emulator.url, ownerToken: tokenOf(OWNER), features: shown });
  const as = (persona: Persona) => new Octokit({ baseUrl: proxy.url, auth: tokenOf(persona), log: silent });
  for (const username of ["tomas", WORKFLOWS]) {
    const place = { owner: OWNER, repo: REPO };
    await as(OWNER).rest.repos.addCollaborator({ ...place, username, permission: "push" });
  }
  await commitFiles(as(OWNER), "main", files);
  await createBot(proxy);
  return {
    ...{ proxy, deliveries, receiver, secret: SECRET, settings: settings(proxy.url), as },
    writes: () => writesOf(proxy),
    commit: (branch, changed, persona = "tomas") => commitFiles(as(persona), branch, changed),
    commitTo: (branch, changed) => commitToNew(as("tomas"), branch, changed),
    openPullRequest: (branch, changed) => openPullRequest(as("tomas"), branch, changed),
    async openForkPullRequest(persona, changed, ownedBy = "person") {
      const fork = await forkBranch(as(persona), persona, ownedBy);
      forks.push(fork);
      await commitToNew(as("tomas"), fork.lies, changed);
      const place = { owner: OWNER, repo: REPO };
      const asked = { ...place, title: "Add papers", head: fork.lies, base: "main" };
      const { data } = await as(persona).rest.pulls.create(asked);
      return { number: data.number, fork };
    },
    async close() {
      await emulator.close();
      await proxy.close();
    },
  };
}

function tokenOf(persona: string): string {
  return `token-of-${persona}`;
}

function seed(webhookUrl: string) {
  const logins = [...personas, WORKFLOWS];
  const tokens = Object.fromEntries(logins.map((login) => [tokenOf(login), { login, scopes: ["repo"] }]));
  // A token the emulator does not know counts as its first user's: that one may nothing.
  const users = [{ login: "nobody" }, ...logins.map((login) => ({ login }))];
  const { default_permissions: permissions, default_events: events } = manifest;
  const installations = [{ installation_id: INSTALLATION, account: OWNER, repository_selection: "all" }];
  const app = { app_id: APP.id, slug: APP.slug, name: "Listwarden", private_key: privateKey };
  return {
    tokens,
    github: {
      users,
      repos: [{ owner: OWNER, name: REPO, default_branch: "main", auto_init: true }],
      apps: [{ ...app, permissions, events, webhook_url: webhookUrl, webhook_secret: SECRET, installations }],
    },
  };
}

function settings(apiUrl: string): Settings {
  return {
    ...{ appId: APP.id, privateKey, webhookSecret: SECRET, apiUrl },
    ...{ host: "127.0.0.1", port: 0, logLevel: "info" },
    ...{
      databaseUrl: undefined,
      dataDir: "",
      concurrency: 4,
      lookups: 5_000,
      reports: true,
      publicReports: true,
    },
  };
}

/** On GitHub an App has its user from the start; the emulator makes it with the App's first write. */
async function createBot(proxy: GitHubProxy): Promise<void> {
  const auth = { appId: APP.id, privateKey, installationId: INSTALLATION };
  const app = new UnpacedOctokit({ baseUrl: proxy.url, auth });
  await app.rest.checks.setSuitesPreferences({ owner: OWNER, repo: REPO, auto_trigger_checks: [] });
  proxy.requests.length = 0;
}

async function commitFiles(github: Octokit, branch: string, files: Files): Promise<string> {
  const place = { owner: OWNER, repo: REPO };
  let sha = "";
  for (const [path, text] of Object.entries(files)) {
    const known = await blobSha(github, path, branch);
    const message = `${text === null ? "Delete" : known === undefined ? "Add" : "Change"} ${path}`;
    const target = { ...place, path, branch, message, ...(known === undefined ? {} : { sha: known }) };
    const { data } =
      text === null
        ? await github.rest.repos.deleteFile({ ...target, sha: known ?? "" })
        : await github.rest.repos.createOrUpdateFileContents({
            ...target,
            content: Buffer.from(text).toString("base64"),
          });
    sha = data.commit.sha ?? "";
  }
  return sha;
}

async function blobSha(github: Octokit, path: string, ref: string): Promise<string | undefined> {
  try {
    const { data } = await github.rest.repos.getContent({ owner: OWNER, repo: REPO, path, ref });
    return Array.isArray(data) ? undefined : data.sha;
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === 404) return undefined;
    throw error;
  }
}

async function commitToNew(github: Octokit, branch: string, files: Files): Promise<string> {
  const place = { owner: OWNER, repo: REPO };
  const { data: branches } = await github.rest.repos.listBranches({ ...place, per_page: 100 });
  if (!branches.some(({ name }) => name === branch)) {
    const { data: main } = await github.rest.git.getRef({ ...place, ref: "heads/main" });
    await github.rest.git.createRef({ ...place, ref: `refs/heads/${branch}`, sha: main.object.sha });
  }
  return commitFiles(github, branch, files);
}

async function forkBranch(
  github: Octokit,
  login: string,
  ownedBy: "person" | "organisation",
): Promise<ForkBranch> {
  const { data } = await github.rest.users.getAuthenticated();
  const owner =
    ownedBy === "person"
      ? ({ login, id: data.id, type: "User" } as const)
      : ({ login: `lab-of-${login}`, id: 80_000 + data.id, type: "Organization" } as const);
  return { lies: `fork-of-${login}`, ref: "add-papers", owner, maintainersMayEdit: true, isGone: false };
}

async function openPullRequest(github: Octokit, branch: string, files: Files): Promise<number> {
  const place = { owner: OWNER, repo: REPO };
  await commitToNew(github, branch, files);
  const { data } = await github.rest.pulls.create({
    ...place,
    title: "Add papers",
    head: branch,
    base: "main",
  });
  return data.number;
}
