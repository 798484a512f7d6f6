import { readFileSync } from "node:fs";
import process from "node:process";
import { mayColor } from "../src/env.ts";
import { OWNER, openWorld, REPO, until, type World } from "../test/world/world.ts";
import {
  type Pen,
  paint,
  print,
  printAnnotation,
  printCheck,
  printComment,
  printDiff,
  printHeading,
} from "./terminal.ts";

// The whole of it on free ports: an emulated GitHub with a list in it, the App as it is, and a contributor.

const place = { owner: OWNER, repo: REPO };
const pen: Pen = {
  color: mayColor(process.stdout),
  width: Math.max(60, Math.min(process.stdout.columns ?? 100, 120)),
};

/** What the contributor adds, each after the line that begins so. */
const additions = [
  {
    after: "- X-ray Made Simple",
    line: "- Fact-Aware Multimodal Retrieval Augmentation for Accurate Medical Radiology Report Generation [[paper](https://arxiv.org/pdf/2407.15268)]",
    fixed:
      "- Fact-Aware Multimodal Retrieval Augmentation for Accurate Medical Radiology Report Generation [[paper](https://arxiv.org/pdf/2407.15268)]",
  },
  {
    after: "- Democratizing MLLMs",
    line: "- SLaVA-CXR: Small Language and Vision Assistant for Chest X-ray Report Automation [[paper](https://arxiv.org/pdf/2409.13321)",
    fixed:
      "- SLaVA-CXR: Small Language and Vision Assistant for Chest X-ray Report Automation [[paper](https://arxiv.org/pdf/2409.13321)]",
  },
  {
    after: "- M4CXR",
    line: "- MAIRA-2: Grounded Radiology Report Generation [[paper](https://arxiv.org/abs/2406.04449)]",
    fixed: null,
  },
  {
    after: "- KARGEN",
    line: "- Medical Report Generation Is A Multi-label Classification Problem [[paper](https://arxiv.org/pdf/2409.05370)]",
    fixed:
      "- Medical Report Generation Is A Multi-label Classification Problem [[paper](https://arxiv.org/pdf/2409.00250)]",
  },
];

const list = readFileSync(new URL("../test/fixtures/demo/README.md", import.meta.url), "utf8");

async function main(): Promise<void> {
  const began = performance.now();
  const world = await openWorld({ "README.md": list });
  try {
    print(paint(pen, "bold", "Listwarden, from end to end"));
    print(`GitHub emulator ${world.proxy.url}, App ${world.server.webhookUrl}, up in ${since(began)}`);
    print(
      `The list ${OWNER}/${REPO} has ${list.match(/^- .*https?:/gm)?.length} papers, some of them with mistakes.`,
    );
    const number = await openPullRequest(world);
    await pushCorrections(world, number);
    print(
      `\n${paint(pen, "dim", `Ended by itself after ${since(began)}. Nothing was asked of the real GitHub.`)}`,
    );
  } finally {
    await world.close();
  }
}

async function openPullRequest(world: World): Promise<number> {
  const opened = performance.now();
  const number = await world.openPullRequest("four-papers", { "README.md": withAdditions("line") });
  const made = performance.now();
  printHeading(pen, `tomas opens pull request #${number}: Add papers`, since(opened));
  const { data } = await world.as("lena").rest.repos.compareCommitsWithBasehead({
    ...place,
    basehead: "main...four-papers",
  });
  printDiff(pen, data.files?.[0]?.patch ?? "");
  await showCheck(world, "four-papers", made);
  await showComment(world, number, made);
  return number;
}

async function pushCorrections(world: World, number: number): Promise<void> {
  await world.settled();
  const pushed = performance.now();
  await world.commit("four-papers", { "README.md": withAdditions("fixed") });
  printHeading(pen, "tomas pushes the corrections", since(pushed));
  await showCheck(world, "four-papers", pushed);
  await world.settled();
  await showComment(world, number, pushed);
  const before = world.writes().length;
  const payload = await rerequested(world);
  await world.deliveries.send("check_run", payload);
  await world.settled();
  printHeading(pen, "lena presses Re-run");
  print(`The same review once more: ${world.writes().length - before} writes.`);
}

async function rerequested(world: World) {
  const { data } = await world.as("lena").rest.checks.listForRef({ ...place, ref: "four-papers" });
  const { data: repository } = await world.as("lena").rest.repos.get(place);
  return { action: "rerequested", check_run: data.check_runs[0], repository, sender: { login: OWNER } };
}

async function showCheck(world: World, ref: string, from: number): Promise<void> {
  const github = world.as("lena");
  const run = await until("the check run", async () => {
    const { data } = await github.rest.checks.listForRef({ ...place, ref });
    return data.check_runs.find((found) => found.status === "completed");
  });
  const { data: annotations } = await github.rest.checks.listAnnotations({ ...place, check_run_id: run.id });
  printHeading(pen, "The check run", since(from));
  printCheck(pen, { conclusion: run.conclusion ?? "", title: run.output.title ?? "" });
  for (const annotation of annotations) printAnnotation(pen, annotation);
}

async function showComment(world: World, number: number, from: number): Promise<void> {
  const comments = await until("the comment", async () => {
    const { data } = await world.as("lena").rest.issues.listComments({ ...place, issue_number: number });
    return data.length > 0 ? data : undefined;
  });
  printHeading(pen, comments.length === 1 ? "The one comment" : `${comments.length} comments`, since(from));
  for (const { user, body } of comments) {
    print(paint(pen, "dim", `${user?.login} wrote`));
    printComment(pen, body ?? "");
  }
}

function withAdditions(which: "line" | "fixed"): string {
  return additions.reduce((text, addition) => {
    const added = addition[which];
    const at = text.indexOf(`\n${addition.after}`) + 1;
    const end = text.indexOf("\n", at) + 1;
    return added === null ? text : `${text.slice(0, end)}${added}\n${text.slice(end)}`;
  }, list);
}

function since(start: number): string {
  return `${Math.round(performance.now() - start)} ms`;
}

// The story is over with its last line: connections and timers that are still open belong to nobody.
main().then(
  () => process.exit(),
  (error: unknown) => {
    process.stderr.write(`The demo failed: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
