import { expect, test } from "vitest";
import { reviewPullRequest } from "../../src/pipeline.ts";
import { connect, edit, me, openState, ref, type State, say } from "./github.ts";
import { isFull } from "./size.ts";

const entry = (title: string, number: number) =>
  `- ${title} [[paper](https://arxiv.org/abs/2406.0${number})]`;
const lines = Array.from({ length: 12 }, (_, index) =>
  entry(`Report Generation with Method ${index}`, 4400 + index),
);
const listOf = (...more: string[]) => `# Awesome Reports\n\n## 2024\n\n${[...lines, ...more].join("\n")}\n`;
const broken = entry("MAIRA-2: Grounded Radiology Report Generation", 4449).slice(0, -2);
const MARKER = `<!-- listwarden:v1 head=${"0".repeat(40)} -->`;

/** Who writes what looks like ours, each by what GitHub says of them. */
const writers: Readonly<Record<string, object>> = {
  "a person": { user: { id: 9, login: "mallory", type: "User" }, performed_via_github_app: null },
  "another bot": { user: { id: 11, login: "other[bot]", type: "Bot" }, performed_via_github_app: { id: 12 } },
  "a workflow": {
    user: { id: 41_898_282, login: "github-actions[bot]", type: "Bot" },
    performed_via_github_app: { id: 15_368 },
  },
  "our name on another account": {
    user: { id: 13, login: "listwarden[bot]", type: "Bot" },
    performed_via_github_app: null,
  },
  "our account through another App": {
    user: { id: me.userId, login: "listwarden[bot]", type: "Bot" },
    performed_via_github_app: { id: 99 },
  },
  "an account that is gone": { user: null, performed_via_github_app: null },
};

/** What they write. */
const bodies: Readonly<Record<string, string>> = {
  "the marker": `${MARKER}\n\n**All entries are ready.**`,
  "the marker of another version": "<!-- listwarden:v9 head=1 -->\n\nNothing to see.",
  "the marker in a quotation": `> ${MARKER}\n\nIs this right?`,
};

/** Where it stands: alone, before ours or after it. */
const orders = ["alone", "before ours", "after ours"] as const;

/** Lets somebody else's comment stand in the conversation, and answers its number. */
function forge(state: State, body: string, writer: object): unknown {
  const { id } = say(state, body, 9);
  state.comments = state.comments.map((each) => (each.id === id ? { ...each, ...writer } : each));
  return id;
}

async function review(state: State): Promise<void> {
  await reviewPullRequest({ github: connect(state), me }, ref);
}

function isOurs(comment: Record<string, unknown>): boolean {
  const { user, performed_via_github_app: app } = comment as {
    user: { id: number } | null;
    performed_via_github_app: { id: number } | null;
  };
  return user?.id === me.userId && app?.id === me.appId;
}

const arrangements = Object.entries(writers).flatMap(([who, writer]) =>
  Object.entries(bodies).flatMap(([what, body]) =>
    orders.map((order) => ({ name: `${who}, ${what}, ${order}`, writer, body, order })),
  ),
);

test("a comment that only looks like ours is never edited, and ours is found beside it", async ({ task }) => {
  const all = arrangements.filter((_, index) => isFull || index % 18 === 0);
  expect(arrangements.length).toBeGreaterThanOrEqual(40);
  for (const { name, writer, body, order } of all) {
    const state = openState({ base: listOf(), head: listOf(broken) });
    if (order !== "alone") await review(state);
    const id = forge(state, body, writer);
    if (order === "before ours") state.comments.reverse();
    state.head = "later".padEnd(40, "0");
    state.commits.set(state.head, { text: listOf(broken, broken), parent: state.base, by: "them" });
    await review(state);
    const edits = state.log.filter((line) => line === `PATCH /repos/lena/list/issues/comments/${id}`);
    expect(edits, name).toEqual([]);
    expect(state.comments.find((each) => each.id === id)?.body, name).toBe(body);
    expect(state.comments.filter(isOurs), name).toHaveLength(1);
  }
  task.meta.cases = all.length;
}, 300_000);

test("what people made of ours is put right: edited, deleted, or written twice", async ({ task }) => {
  const edited = openState({ base: listOf(), head: listOf(broken) });
  await review(edited);
  edit(edited, 1, `${MARKER}\n\n**All is well, says the maintainer.**`);
  await review(edited);
  expect(edited.comments).toHaveLength(1);
  expect(edited.comments[0]?.body).toContain("is never closed");

  const twice = openState({ base: listOf(), head: listOf(broken) });
  await review(twice);
  say(twice, String(twice.comments[0]?.body), me.userId);
  const second = twice.comments[1]?.body;
  twice.commits.set(twice.head, { text: listOf(broken, broken), parent: twice.base, by: "them" });
  await review(twice);
  expect(twice.comments).toHaveLength(2);
  expect(twice.comments[1]?.body).toBe(second);

  const deleted = openState({ base: listOf(), head: listOf(broken) });
  await review(deleted);
  deleted.comments = [];
  await review(deleted);
  expect(deleted.comments.filter(isOurs)).toHaveLength(1);
  task.meta.cases = 3;
});
