import { readFileSync } from "node:fs";
import { type EmulatedGitHub, OWNER, REPO } from "../../test/world/github.ts";

const place = { owner: OWNER, repo: REPO };
const list = readFileSync(new URL("../../test/fixtures/demo/README.md", import.meta.url), "utf8");

const lines = {
  good: "- Expert Insight-Enhanced Follow-up Chest X-Ray Summary Generation [[paper](https://arxiv.org/pdf/2405.00344)]",
  unclosed:
    "- SLaVA-CXR: Small Language and Vision Assistant for Chest X-ray Report Automation [[paper](https://arxiv.org/pdf/2409.13321)",
  repeated: "- MAIRA-2: Grounded Radiology Report Generation [[paper](https://arxiv.org/abs/2406.04449)]",
};

/** The list that a story begins and ends with. */
export const files = { "README.md": list };

/** What a story leaves behind on GitHub, without what differs from one telling to the next. */
export interface Shown {
  readonly [object: string]: readonly string[];
}

/** What happened: the pull requests, and the commit that was pushed. */
export interface Told {
  readonly pulls: readonly number[];
  readonly pushed: string;
}

/** Three pull requests, one of them pushed to again, an issue, and a push to the default branch. */
export async function tell(github: EmulatedGitHub, chapter: number): Promise<Told> {
  const open = (name: string, ...added: string[]) =>
    github.openPullRequest(`${name}-${chapter}`, { "README.md": withLines(...added) });
  const first = await open("first", lines.unclosed);
  const second = await open("second", lines.good, lines.repeated);
  await github.as("mallory").rest.issues.create({ ...place, title: `Please add a paper (${chapter})` });
  await github.commit(`first-${chapter}`, { "README.md": withLines(lines.unclosed, lines.good) });
  const third = await open("third", lines.good);
  const pushed = await github.commit(
    "main",
    { "README.md": chapter % 2 === 0 ? withLines(lines.unclosed) : list },
    OWNER,
  );
  return { pulls: [first, second, third], pushed };
}

/** What people see of a story now. */
export async function look(github: EmulatedGitHub, { pulls, pushed }: Told): Promise<Shown> {
  const shown: Record<string, string[]> = {};
  for (const [index, number] of pulls.entries()) {
    const { data: pull } = await github.as(OWNER).rest.pulls.get({ ...place, pull_number: number });
    const plain = (text: string) =>
      text.replaceAll(pull.head.sha, "HEAD").replaceAll(pull.head.sha.slice(0, 7), "HEAD");
    const comments = await commentsOf(github, number);
    shown[`checks of pull request ${index + 1}`] = (await checksOf(github, pull.head.sha)).map(plain);
    shown[`comments on pull request ${index + 1}`] = comments.map(plain);
  }
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
  const of = { ...place, per_page: 100 };
  const { data: comments } = await github.as(OWNER).rest.issues.listComments({ ...of, issue_number: number });
  const { data: beside } = await github
    .as(OWNER)
    .rest.pulls.listReviewComments({ ...of, pull_number: number });
  const ours = [...comments, ...beside].filter(({ user }) => user?.login === "listwarden[bot]");
  return ours.map(({ body }) => body ?? "");
}

/** How much of what was expected is missing, and how much is there too often. */
export function compare(expected: Shown, found: Shown): { readonly lost: number; readonly doubled: number } {
  let lost = 0;
  let doubled = 0;
  for (const [object, texts] of Object.entries(expected)) {
    const left = [...(found[object] ?? [])];
    for (const text of texts) {
      const at = left.indexOf(text);
      if (at < 0) lost += 1;
      else left.splice(at, 1);
    }
    doubled += left.length;
  }
  return { lost, doubled };
}

/** The list with lines added to it. */
export function withLines(...added: string[]): string {
  const at = list.indexOf("- 3D-CT-GPT");
  return `${list.slice(0, at)}${added.map((line) => `${line}\n`).join("")}${list.slice(at)}`;
}
