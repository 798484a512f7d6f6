import { expect, test } from "vitest";
import { reviewPullRequest } from "../../src/pipeline.ts";
import { connect, edit, me, now, openState, ref, type State, say } from "./github.ts";
import { isFull } from "./size.ts";

const CURATOR = 3;
const entry = (title: string, number: number) =>
  `- ${title} [[paper](https://arxiv.org/abs/2406.0${number})]`;
const lines = Array.from({ length: 12 }, (_, index) =>
  entry(`Report Generation with Method ${index}`, 4400 + index),
);
const listOf = (...more: string[]) => `# Awesome Reports\n\n## 2024\n\n${[...lines, ...more].join("\n")}\n`;
const whole = entry("MAIRA-2: Grounded Radiology Report Generation", 4449);
const broken = whole.slice(0, -2);
const reviewed = listOf(broken);
const mended = listOf(whole);
const later = listOf(broken, "- Buy pills [[paper](https://arxiv.org/abs/2406.09999)");

/** What somebody else does to the pull request between two of our requests. */
const deeds: Readonly<Record<string, (state: State) => void>> = {
  push: (state) => moveTo(state, later),
  "push a correction": (state) => moveTo(state, mended),
  "force the reviewed head back": (state) => {
    state.head = "head".padEnd(40, "0");
  },
  "force the base": (state) => {
    state.head = state.base;
  },
  retarget: (state) => {
    state.pull = { ...state.pull, base: { ...(state.pull.base as object), ref: "next" } };
  },
  "edit the command": (state) => {
    edit(state, 1, "/listwarden fix\n\nand more");
  },
  "delete the command": (state) => {
    state.comments = [];
  },
  close: (state) => {
    state.pull = { ...state.pull, state: "closed" };
  },
  "take the role away": (state) => {
    state.roles = {};
  },
};

function moveTo(state: State, text: string): void {
  const sha = `theirs${state.commits.size}`.padEnd(40, "0");
  state.commits.set(sha, { text, parent: state.head, by: "them" });
  state.head = sha;
}

interface Step {
  readonly at: number;
  readonly deed: string;
}

/** Every deed before every request of a run, then pairs of them drawn by a fixed rule. */
function schedules(count: number): Step[][] {
  const names = Object.keys(deeds);
  const single = names.flatMap((deed) => Array.from({ length: 16 }, (_, at): Step[] => [{ at, deed }]));
  const pairs = Array.from({ length: count }, (_, index): Step[] => {
    const at = index % 13;
    return [
      { at, deed: "push" },
      { at: at + 1 + (index % 5), deed: names[(index * 7) % names.length] ?? "push" },
    ];
  });
  const all = [...single, ...pairs];
  const step = Math.max(1, Math.floor(all.length / count));
  return all.filter((_, index) => index % step === 0).slice(0, count);
}

async function play(steps: readonly Step[]): Promise<{ state: State; reviewedHeads: Set<string> }> {
  const state = openState({ base: listOf(), head: reviewed });
  state.roles[`user-${CURATOR}`] = "write";
  state.runs.push({
    ...{ id: 1, head_sha: state.head, external_id: "pr:1 0", app: { id: me.appId }, started_at: now(state) },
    ...{
      status: "completed",
      conclusion: "failure",
      output: { title: "", summary: "", annotations_count: 0 },
    },
  });
  const reviewedHeads = new Set([state.head]);
  say(state, "/listwarden fix", CURATOR);
  state.before = (request) => {
    for (const { at, deed } of steps) if (at === request) deeds[deed]?.(state);
  };
  await reviewPullRequest({ github: connect(state), me }, ref);
  return { state, reviewedHeads };
}

test("no commit is built on a head that was not reviewed when it was asked for", async ({ task }) => {
  const all = schedules(isFull ? 200 : 6);
  let commits = 0;
  for (const steps of all) {
    const { state, reviewedHeads } = await play(steps);
    const name = steps.map(({ at, deed }) => `${at}: ${deed}`).join(", ");
    for (const { by, parent, text } of state.commits.values()) {
      if (by === "them") continue;
      commits += 1;
      expect(reviewedHeads.has(parent ?? ""), name).toBe(true);
      expect(text, name).toBe(mended);
    }
  }
  expect(commits).toBeGreaterThan(0);
  task.meta.cases = all.length;
}, 600_000);

test("left alone, the correction is made once, however often the run is repeated", async ({ task }) => {
  const { state } = await play([]);
  expect(state.commits.get(state.head)?.text).toBe(mended);
  state.before = null;
  await reviewPullRequest({ github: connect(state), me }, ref);
  expect([...state.commits.values()].filter(({ by }) => by === "us")).toHaveLength(1);
  task.meta.cases = 2;
});
