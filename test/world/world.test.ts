import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { OWNER, openWorld, REPO, type World } from "./world.ts";

// What the world adds to the emulator is what GitHub has: a test that leans on it must be able to trust it.

const place = { owner: OWNER, repo: REPO };
const text = (lines: number) => Array.from({ length: lines }, (_, index) => `line ${index + 1}`).join("\n");
let world: World;
let number: number;

beforeEach(async () => {
  world = await openWorld({ "notes.txt": text(40) });
  number = await world.openPullRequest("change", { "notes.txt": text(40).replace("line 20", "line twenty") });
});
afterEach(() => world.close());

const review = (comments: { path: string; body: string; line: number; start_line?: number }[]) =>
  world.as("lena").rest.pulls.createReview({ ...place, pull_number: number, event: "COMMENT", comments });

describe("reviews by line", () => {
  test("are placed on lines of the diff", async () => {
    const { data } = await review([
      { path: "notes.txt", body: "one", line: 20 },
      { path: "notes.txt", body: "two", line: 22, start_line: 19 },
    ]);
    const { data: comments } = await world.as("tomas").rest.pulls.listCommentsForReview({
      ...{ ...place, pull_number: number, review_id: data.id },
    });
    expect(comments.map(({ body, line, start_line }) => [body, line, start_line])).toEqual([
      ["one", 20, null],
      ["two", 22, 19],
    ]);
  });

  test.each([
    [{ path: "notes.txt", body: "far off", line: 2 }],
    [{ path: "other.txt", body: "elsewhere", line: 20 }],
    [{ path: "notes.txt", body: "backwards", line: 20, start_line: 20 }],
  ])("are refused as a whole for %j", async (comment) => {
    await expect(review([{ path: "notes.txt", body: "fine", line: 20 }, comment])).rejects.toMatchObject({
      status: 422,
    });
    const { data } = await world.as("lena").rest.pulls.listReviews({ ...place, pull_number: number });
    expect(data).toEqual([]);
  });
});

describe("limits", () => {
  test.each([
    ["a long summary", { output: { title: "t", summary: "x".repeat(65_536) } }],
    ["51 annotations", { output: { title: "t", summary: "s", annotations: Array(51).fill(annotation()) } }],
    [
      "columns over lines",
      { output: { title: "t", summary: "s", annotations: [annotation({ end_line: 2 })] } },
    ],
    ["4 buttons", { actions: Array(4).fill({ label: "l", description: "d", identifier: "i" }) }],
    ["a long label", { actions: [{ label: "l".repeat(21), description: "d", identifier: "i" }] }],
  ])("refuse a check run with %s", async (_, part) => {
    const run = { ...place, name: "x", head_sha: await headSha(), ...part };
    await expect(world.as("lena").rest.checks.create(run)).rejects.toMatchObject({ status: 422 });
  });

  test("refuse a long comment", async () => {
    const comment = { ...place, issue_number: number, body: "x".repeat(65_537) };
    await expect(world.as("lena").rest.issues.createComment(comment)).rejects.toMatchObject({ status: 422 });
  });
});

test("annotations are appended and keep their columns", async () => {
  const github = world.as("lena");
  const output = (line: number) => ({
    ...{ title: "t", summary: "s", annotations: [annotation({ start_line: line, end_line: line })] },
  });
  const { data } = await github.rest.checks.create({
    ...place,
    name: "x",
    head_sha: await headSha(),
    output: output(1),
  });
  await github.rest.checks.update({ ...place, check_run_id: data.id, output: output(2) });
  await github.rest.checks.update({
    ...place,
    check_run_id: data.id,
    output: { title: "t", summary: "other" },
  });
  const { data: kept } = await github.rest.checks.listAnnotations({ ...place, check_run_id: data.id });
  expect(kept.map(({ start_line, end_column }) => [start_line, end_column])).toEqual([
    [1, 4],
    [2, 4],
  ]);
});

test("the touched files are listed, and the head follows its branch", async () => {
  const github = world.as("tomas");
  const sha = await world.commit("change", { "other.txt": "new" });
  const { data: pull } = await github.rest.pulls.get({ ...place, pull_number: number });
  const { data: files } = await github.rest.pulls.listFiles({ ...place, pull_number: number });
  expect(pull.head.sha).toBe(sha);
  expect(files.map(({ filename }) => filename).sort()).toEqual(["notes.txt", "other.txt"]);
});

test("a token that nobody has may nothing", async () => {
  const response = await fetch(`${world.proxy.url}/repos/${OWNER}/${REPO}/contents/x.txt`, {
    method: "PUT",
    headers: { authorization: "token made-up", "content-type": "application/json" },
    body: JSON.stringify({ message: "m", content: "" }),
  });
  expect(response.status).toBe(403);
});

function annotation(part: object = {}) {
  const lines = { start_line: 1, end_line: 1, start_column: 2, end_column: 4 };
  return { path: "notes.txt", annotation_level: "notice" as const, message: "m", ...lines, ...part };
}

async function headSha(): Promise<string> {
  const { data } = await world.as("lena").rest.pulls.get({ ...place, pull_number: number });
  return data.head.sha;
}
