import { readFileSync } from "node:fs";
import process from "node:process";
import { type EmulatedGitHub, OWNER, REPO } from "../../test/world/github.ts";

const place = { owner: OWNER, repo: REPO };
const list = readFileSync(new URL("../../test/fixtures/demo/README.md", import.meta.url), "utf8");

const lines = {
  good: "- Expert Insight-Enhanced Follow-up Chest X-Ray Summary Generation [[paper](https://arxiv.org/pdf/2405.00344)]",
  unclosed:
    "- SLaVA-CXR: Small Language and Vision Assistant for Chest X-ray Report Automation [[paper](https://arxiv.org/pdf/2409.13321)",
  repeated: "- MAIRA-2: Grounded Radiology Report Generation [[paper](https://arxiv.org/abs/2406.04449)]",
  later: "- Dense Reading of Paired Radiographs over Time [[paper](https://arxiv.org/abs/2403.10111)]",
  another: "- Report Drafting with Retrieved Prior Studies [[paper](https://arxiv.org/abs/2402.20222)]",
  pushed: "- Structured Findings from Lateral Views [[paper](https://arxiv.org/abs/2401.30333)",
};

/** The list that a story begins and ends with. */
export const files = { "README.md": list };

/** What a story leaves behind on GitHub, without what differs from one telling to the next. */
export interface Shown {
  readonly [object: string]: readonly string[];
}

/** What happened: the pull requests, the issue, and the commit that was pushed. */
export interface Told {
  readonly pulls: readonly number[];
  readonly issue: number;
  readonly pushed: string;
}

/** Three pull requests, one of them pushed to again, an issue that asks for a paper, and a push to the default branch. */
export async function tell(github: EmulatedGitHub, chapter: number): Promise<Told> {
  const open = (name: string, ...added: string[]) =>
    github.openPullRequest(`${name}-${chapter}`, { "README.md": withLines(...added) });
  const first = await open("first", lines.unclosed);
  const second = await open("second", lines.good, lines.repeated);
  const { data: issue } = await github.as("mallory").rest.issues.create({
    ...place,
    title: "Please add a paper",
    body: "MAIRA-2: Grounded Radiology Report Generation, https://arxiv.org/abs/2406.04449",
  });
  await github.commit(`first-${chapter}`, { "README.md": withLines(lines.unclosed, lines.later) });
  const third = await open("third", lines.another);
  const pushed = await github.commit("main", { "README.md": withLines(lines.pushed) }, OWNER);
  return { pulls: [first, second, third], issue: issue.number, pushed };
}

/** Closes what a story has opened and takes its push back, so that the next one has nothing to do with it. */
export async function end(github: EmulatedGitHub, { pulls, issue }: Told): Promise<void> {
  const lena = github.as(OWNER);
  for (const pull_number of pulls) await lena.rest.pulls.update({ ...place, pull_number, state: "closed" });
  await lena.rest.issues.update({ ...place, issue_number: issue, state: "closed" });
  await github.commit("main", files, OWNER);
}

/** What people see of a story now. */
export async function look(github: EmulatedGitHub, { pulls, issue, pushed }: Told): Promise<Shown> {
  const shown: Record<string, string[]> = {};
  for (const [index, number] of pulls.entries()) {
    const { data: pull } = await github.as(OWNER).rest.pulls.get({ ...place, pull_number: number });
    const plain = (text: string) =>
      text.replaceAll(pull.head.sha, "HEAD").replaceAll(pull.head.sha.slice(0, 7), "HEAD");
    const comments = [...(await commentsOf(github, number)), ...(await lineCommentsOf(github, number))];
    shown[`checks of pull request ${index + 1}`] = (await checksOf(github, pull.head.sha)).map(plain);
    shown[`comments on pull request ${index + 1}`] = comments.map(plain);
  }
  shown["comments on the issue"] = await commentsOf(github, issue);
  shown["checks of the push"] = (await checksOf(github, pushed)).map((text) =>
    text.replaceAll(pushed, "HEAD").replaceAll(pushed.slice(0, 7), "HEAD"),
  );
  return shown;
}

async function checksOf(github: EmulatedGitHub, ref: string): Promise<string[]> {
  const { data } = await github.as(OWNER).rest.checks.listForRef({ ...place, ref, filter: "all" });
  const told = data.check_runs.map(async ({ id, status, conclusion, output }) => {
    const { data: annotations } = await github
      .as(OWNER)
      .rest.checks.listAnnotations({ ...place, check_run_id: id });
    return JSON.stringify([status, conclusion, output.title, output.summary, annotations]);
  });
  return Promise.all(told);
}

async function commentsOf(github: EmulatedGitHub, number: number): Promise<string[]> {
  const of = { ...place, issue_number: number, per_page: 100 };
  const { data } = await github.as(OWNER).rest.issues.listComments(of);
  return oursOf(data);
}

async function lineCommentsOf(github: EmulatedGitHub, number: number): Promise<string[]> {
  const of = { ...place, pull_number: number, per_page: 100 };
  const { data } = await github.as(OWNER).rest.pulls.listReviewComments(of);
  return oursOf(data);
}

interface Said {
  readonly user?: { readonly login: string } | null;
  readonly body?: string;
}

function oursOf(comments: readonly Said[]): string[] {
  return comments.flatMap(({ user, body }) => (user?.login === "listwarden[bot]" ? [body ?? ""] : []));
}

/** How much of what was expected is missing, how much is there too often, and what that is. */
export function compare(expected: Shown, found: Shown) {
  const missing: string[] = [];
  const beyond: string[] = [];
  for (const [object, texts] of Object.entries(expected)) {
    const left = [...(found[object] ?? [])];
    for (const text of texts) {
      const at = left.indexOf(text);
      if (at < 0) missing.push(`${object}: ${text}`);
      else left.splice(at, 1);
    }
    beyond.push(...left.map((text) => `${object}: ${text}`));
  }
  return { lost: missing.length, doubled: beyond.length, missing, beyond };
}

/** Says on the terminal what a run has damaged. */
export function sayDamage(run: string, { missing, beyond }: Record<"missing" | "beyond", string[]>): void {
  for (const text of missing) process.stdout.write(`${run} lost ${text.slice(0, 300)}\n`);
  for (const text of beyond) process.stdout.write(`${run} doubled ${text.slice(0, 300)}\n`);
}

/** The list with lines added to it. */
export function withLines(...added: string[]): string {
  const at = list.indexOf("- 3D-CT-GPT");
  return `${list.slice(0, at)}${added.map((line) => `${line}\n`).join("")}${list.slice(at)}`;
}
