import { knownFacts, sweepFacts } from "../../src/facts/collect.ts";
import type { Network } from "../../src/facts/network.ts";
import { UnpacedOctokit } from "../../src/github/app-octokit.ts";
import { type GitHub, identify } from "../../src/github/client.ts";
import { reconcileReport } from "../../src/pipeline/report.ts";
import type { Outcome } from "../../src/pipeline.ts";
import { type EmulatedGitHub, OWNER, openGitHub, type Persona, REPO } from "./github.ts";

export const place = { owner: OWNER, repo: REPO };
const BOT = "listwarden[bot]";

/** The report as people see it. */
export interface SeenReport {
  readonly number: number;
  readonly isOpen: boolean;
  readonly body: string;
  readonly comments: readonly string[];
}

/** A pull request of corrections as people see it. */
export interface SeenTidy {
  readonly number: number;
  readonly body: string;
  readonly branch: string;
  readonly text: string;
}

/** A repository with one list in it, and what its curator and the App do there. */
export interface Stage {
  readonly github: EmulatedGitHub;
  push(text: string): Promise<void>;
  read(ref?: string, path?: string): Promise<string>;
  /** Somebody says something in an issue; answers with what gives the App's reactions to it. */
  say(number: number, body: string, as: Persona): Promise<() => Promise<string[]>>;
  /** The App looks, at a time in milliseconds since 1970. */
  look(now: number, isQuiet: boolean): Promise<Outcome>;
  /** The same, asking the network. */
  sweep(now: number): Promise<Outcome>;
  report(): Promise<SeenReport | null>;
  /** The one that is open; null where none is. */
  tidy(): Promise<SeenTidy | null>;
  /** How often the App wrote to issues and pull requests so far, by what it did. */
  counts(): {
    readonly opened: number;
    readonly comments: number;
    readonly edits: number;
    readonly pulls: number;
  };
  close(): Promise<void>;
}

/** Opens a repository with a list, and a network where one is given. */
export async function openStage(text: string, network?: Network): Promise<Stage> {
  const github = await openGitHub({ "README.md": text });
  const { appId, privateKey } = github.settings;
  const as = (auth: object): GitHub => new UnpacedOctokit({ baseUrl: github.proxy.url, auth });
  let app = as({ appId, privateKey, installationId: github.receiver.installation });
  const me = await identify(as({ appId, privateKey }), app);
  const owner = github.as(OWNER);
  const asked = network === undefined ? {} : { known: knownFacts(network), sweep: sweepFacts(network) };
  let looks = 0;
  // The emulator, as GitHub, counts what is asked with a token; GitHub counts by the hour, which is no time here.
  function access() {
    const isSpent = looks++ % 100 === 99;
    if (isSpent) app = as({ appId, privateKey, installationId: github.receiver.installation });
    return { github: app, me, ...asked };
  }

  async function read(ref = "main", path = "README.md"): Promise<string> {
    const { data } = await owner.rest.repos.getContent({ ...place, path, ref });
    return "content" in data ? Buffer.from(data.content, "base64").toString("utf8") : "";
  }

  const written = (method: string, path: RegExp) =>
    github.writes().filter((write) => write.method === method && path.test(write.path)).length;

  return {
    github,
    read,
    push: async (next) => void (await github.commit("main", { "README.md": next }, OWNER)),
    look: (now, isQuiet) => reconcileReport(access(), place, { now, isQuiet }),
    sweep: (now) => reconcileReport(access(), place, { now, isQuiet: true, isSweep: true }),
    async say(number, body, persona) {
      const said = await github
        .as(persona)
        .rest.issues.createComment({ ...place, issue_number: number, body });
      return async () => {
        const { data } = await owner.rest.reactions.listForIssueComment({
          ...place,
          comment_id: said.data.id,
        });
        return data.map(({ content }) => content);
      };
    },
    async report() {
      const { data } = await owner.rest.issues.listForRepo({ ...place, state: "all", per_page: 100 });
      const issue = data.find(({ user }) => user?.login === BOT);
      if (issue === undefined) return null;
      const { number, state, body } = issue;
      const said = await owner.paginate(owner.rest.issues.listComments, {
        ...{ ...place, issue_number: number, per_page: 100 },
      });
      const comments = said.filter(({ user }) => user?.login === BOT).map((comment) => comment.body ?? "");
      return { number, isOpen: state === "open", body: body ?? "", comments };
    },
    async tidy() {
      const { data } = await owner.rest.pulls.list({ ...place, state: "open", per_page: 100 });
      const pull = data.find(({ user }) => user?.login === BOT);
      if (pull === undefined) return null;
      const { number, body, head } = pull;
      return { number, body: body ?? "", branch: head.ref, text: await read(head.ref) };
    },
    counts: () => ({
      opened: written("POST", /\/issues$/),
      comments: written("POST", /\/issues\/\d+\/comments$/),
      edits: written("PATCH", /\/issues\/\d+$/),
      pulls: written("POST", /\/pulls$/),
    }),
    close: () => github.close(),
  };
}

/** The lines of the list that a report or a comment speaks of. */
export function linesIn(markdown: string): number[] {
  const heads = markdown.matchAll(/^\*\*F\d+\*\* .*#L(\d+)\)/gm);
  const others = markdown.matchAll(/^- (?:line (\d+)|第 (\d+) 行)/gm);
  return [...heads, ...others].map(([, line, zh]) => Number(line ?? zh));
}
