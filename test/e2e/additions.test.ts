import { afterEach, expect, test, vi } from "vitest";
import { OWNER, openWorld, type Persona, REPO, type World } from "../world/world.ts";
import { list, listWith } from "./stage.ts";

vi.setConfig({ testTimeout: 180_000 });
let world: World;
afterEach(() => world.close());

const place = { owner: OWNER, repo: REPO };
const BRANCH = "listwarden/additions";
const radiographs = '"Reading Radiographs with Few Words" https://arxiv.org/abs/2405.01234';
const slides = '"Whole Slides Told in Sentences" https://arxiv.org/abs/2405.04321';
const entry = "- Reading Radiographs with Few Words [[paper](https://arxiv.org/abs/2405.01234)]";

async function open(persona: Persona, body: string): Promise<number> {
  const title = "Please add a paper";
  const { data } = await world.as(persona).rest.issues.create({ ...place, title, body });
  await world.settled();
  return data.number;
}

async function say(persona: Persona, number: number, body: string): Promise<string[]> {
  const { data } = await world
    .as(persona)
    .rest.issues.createComment({ ...place, issue_number: number, body });
  await world.settled();
  const reactions = await world
    .as("lena")
    .rest.reactions.listForIssueComment({ ...place, comment_id: data.id });
  return reactions.data.map(({ content }) => content);
}

async function seen(number: number) {
  if (world.failures.length > 0) throw world.failures[0];
  const github = world.as("lena");
  const { data: issue } = await github.rest.issues.get({ ...place, issue_number: number });
  const { data } = await github.rest.issues.listComments({ ...place, issue_number: number });
  const ours = data.filter(({ user }) => user?.login === "listwarden[bot]").map(({ body }) => body ?? "");
  expect(ours.length).toBeLessThan(2);
  const labels = issue.labels.map((label) => (typeof label === "string" ? label : label.name));
  return { state: issue.state, labels, answer: ours[0] ?? "" };
}

async function pulls() {
  const { data } = await world.as("lena").rest.pulls.list({ ...place, state: "open" });
  return data.filter(({ head }) => head.ref === BRANCH);
}

async function textOf(ref: string): Promise<string> {
  const { data } = await world.as("lena").rest.repos.getContent({ ...place, path: "README.md", ref });
  return "content" in data ? Buffer.from(data.content, "base64").toString() : "";
}

test("what a curator accepts waits in one pull request until it is merged, and the request is closed", async () => {
  world = await openWorld({ "README.md": list });
  const number = await open("mallory", radiographs);
  expect(await say("mallory", number, "/listwarden add")).toEqual(["-1"]);
  expect(await pulls()).toEqual([]);
  expect(await say("lena", number, "/listwarden add")).toEqual(["+1"]);
  const [pull, ...others] = await pulls();
  expect(others).toEqual([]);
  expect(pull?.body).toContain(`- Closes #${number}\n`);
  expect((await seen(number)).answer).toContain(`Accepted: it is in #${pull?.number}.`);
  expect((await textOf(BRANCH)).replace(`${entry}\n`, "")).toBe(list);
  const { data: tip } = await world.as("lena").rest.repos.getCommit({ ...place, ref: BRANCH });
  expect(tip.commit.message).toMatch(/^Add 1 paper\n\nCo-authored-by: mallory <\d+\+mallory@users\.noreply/);

  // Who has asked may correct what was asked for, and the list moves on meanwhile.
  const good = "- Fact-Aware Retrieval for Radiology Reports [[paper](https://arxiv.org/pdf/2407.15268)]";
  await say("mallory", number, "/listwarden edit title=Reading Radiographs in Fewer Words");
  await world.commit("main", { "README.md": listWith(good) });
  await world.settled();
  const before = world.writes().length;
  const now = await textOf(BRANCH);
  expect(now).toContain(good);
  expect(now).toContain("Reading Radiographs in Fewer Words");
  expect(now).not.toContain("with Few Words");

  await world.as("lena").rest.pulls.merge({ ...place, pull_number: pull?.number ?? 0 });
  await world.settled();
  expect(await textOf("main")).toBe(now);
  const line = now.split("\n").findIndex((each) => each.includes("Fewer Words")) + 1;
  const closed = await seen(number);
  expect(closed).toMatchObject({ state: "closed" });
  expect(closed.answer).toContain(`/blob/HEAD/README.md?plain=1#L${line})`);
  expect(world.writes().length).toBeGreaterThan(before);
  expect(await pulls()).toEqual([]);
});

test("a curator's own request is accepted at once, and a declined one leaves the pull request", async () => {
  world = await openWorld({ "README.md": list });
  const own = await open("tomas", `${radiographs}\n${slides}`);
  const other = await open("mallory", '"Counting Nodules in Volumes" https://arxiv.org/abs/2405.07777');
  await say("tomas", other, "/listwarden add AAAI'24");
  expect((await seen(own)).labels).toEqual(["accepted"]);
  const [pull] = await pulls();
  expect(pull?.title).toBe("Add 3 papers");
  expect((await textOf(BRANCH)).split("\n").filter((line) => !list.includes(line))).toHaveLength(3);

  expect(await say("lena", other, "/listwarden decline it is about @nodules only")).toEqual(["+1"]);
  const declined = await seen(other);
  expect(declined).toMatchObject({ state: "closed", labels: [] });
  expect(declined.answer).toContain("Declined: `it is about @");
  expect((await pulls()).map(({ title }) => title)).toEqual(["Add 2 papers"]);
  const before = world.writes().length;
  await world.server.queue.add({ kind: "update-additions", installation: 100, ...place });
  await world.settled();
  expect(world.writes().length).toBe(before);

  await world.as("lena").rest.issues.update({ ...place, issue_number: own, state: "closed" });
  await world.settled();
  expect(await pulls()).toEqual([]);
});

const lines = Array.from(
  { length: 5 },
  (_, at) => `- Whole Slides Seen ${at} Times [[paper](https://arxiv.org/abs/2301.0000${at})]\n`,
);

test("where no pull request may be opened, the request carries the change of every file", async () => {
  world = await openWorld({
    "README.md": `${list}\n[Slides](slides.md)\n`,
    "slides.md": `# Slides\n\n## Stained Slides\n\n${lines.join("")}`,
  });
  world.proxy.intercept = ({ byApp, method, path }) =>
    byApp && method === "POST" && path.endsWith("/pulls")
      ? { status: 403, body: { message: "Resource not accessible by integration" } }
      : null;
  const number = await open(
    "lena",
    `${radiographs}\n\nTitle: Whole Slides Seen Again\nhttps://arxiv.org/abs/2405.04321\nSection: Stained Slides`,
  );
  const { answer } = await seen(number);
  expect(answer).toContain(`+${entry}`);
  expect(answer).toContain("+++ b/slides.md\n@@ -7,3 +7,4 @@");
  expect(answer).toContain("+- Whole Slides Seen Again [[paper](https://arxiv.org/abs/2405.04321)]");
  expect(answer).toMatch(/```diff\n--- a\/README\.md\n\+\+\+ b\/README\.md\n@@ -\d+,6 \+\d+,7 @@\n/);
});

test("a pull request whose author has gone is taken over as it was written, credited, and closed with the merge", async () => {
  world = await openWorld({ "README.md": list });
  const written = "- Reports Told Twice (**with a remark**) [[paper](https://arxiv.org/abs/2405.09999)]";
  const number = await world.openPullRequest("twice", { "README.md": listWith(written) });
  await world.settled();
  await world
    .as("tomas")
    .rest.issues.createComment({ ...place, issue_number: number, body: "/listwarden take" });
  await world.settled();
  const [pull] = await pulls();
  expect(pull?.body).toContain(`- Taken over from #${number}\n`);
  expect(await textOf(BRANCH)).toContain(`${written}\n`);
  const asked = await open("mallory", '"Reports Told Twice" https://arxiv.org/abs/2405.09999');
  expect((await seen(asked)).answer).toMatch(/It is in an open pull request already: #\d+\./);

  await world.as("lena").rest.pulls.merge({ ...place, pull_number: pull?.number ?? 0 });
  await world.settled();
  const { data } = await world.as("lena").rest.pulls.get({ ...place, pull_number: number });
  expect(data.state).toBe("closed");
  expect((await seen(asked)).answer).toContain("It is listed already");
});
