import { sql } from "kysely";
import { afterEach, describe, expect, test, vi } from "vitest";
import { OWNER, openWorld, type Persona, REPO, type World } from "../world/world.ts";
import { entries } from "./stage.ts";

vi.setConfig({ testTimeout: 60_000 });
let world: World;
afterEach(() => world.close());

const place = { owner: OWNER, repo: REPO };
/** Its link is never closed. */
const broken = entries.mended.slice(0, -2);

/** A list in which nothing is wrong. */
const clean = [
  "# Awesome Report Generation",
  "",
  "## 2024",
  "",
  entries.good,
  entries.alsoGood,
  "- CT2Rep: Automated Radiology Report Generation for 3D Medical Imaging [[paper](https://arxiv.org/pdf/2403.06801)]",
  "- FITA: Fine-grained Image-Text Aligner for Radiology Report Generation [[paper](https://arxiv.org/pdf/2405.00962)]",
  "- Structural Entities Extraction and Patient Indications Incorporation [[paper](https://arxiv.org/pdf/2405.14905)]",
  "",
].join("\n");
const plus = (...lines: string[]) => `${clean}${lines.map((line) => `${line}\n`).join("")}`;

async function push(text: string, as: Persona = OWNER): Promise<void> {
  await world.commit("main", { "README.md": text }, as);
  await world.calm();
  if (world.failures.length > 0) throw world.failures[0];
}

/** Half an hour goes by without a push. */
async function quiet(): Promise<void> {
  const { engine, queue } = world.server;
  await sql`update pgboss.job set data = jsonb_set(data, '{pushedAt}', '0')
    where state < 'active' and data->>'kind' = 'report-list'`.execute(engine.db);
  await queue.add({ kind: "report-list", installation: 100, ...place, pushedAt: 0 });
  await world.calm();
  if (world.failures.length > 0) throw world.failures[0];
}

/** The issues that the App has opened, with what it said in each. */
async function reports() {
  const github = world.as(OWNER);
  const { data } = await github.rest.issues.listForRepo({ ...place, state: "all", per_page: 100 });
  const own = data.filter(({ user }) => user?.login === "listwarden[bot]");
  return Promise.all(
    own.map(async ({ number, state, body }) => {
      const comments = await github.rest.issues.listComments({
        ...place,
        issue_number: number,
        per_page: 100,
      });
      const ours = comments.data.filter(({ user }) => user?.login === "listwarden[bot]");
      return { number, state, body: body ?? "", comments: ours.map((comment) => comment.body ?? "") };
    }),
  );
}

/** The pull requests that the App has opened, with the file as each would leave it. */
async function tidies(path = "README.md") {
  const github = world.as(OWNER);
  const { data } = await github.rest.pulls.list({ ...place, state: "all", per_page: 100 });
  return Promise.all(
    data
      .filter(({ user }) => user?.login === "listwarden[bot]")
      .map(async ({ number, state, body, head }) => {
        const text = state === "open" ? await textAt(path, head.ref) : null;
        return { number, state, body: body ?? "", text };
      }),
  );
}

async function textAt(path: string, ref: string): Promise<string> {
  const { data } = await world.as(OWNER).rest.repos.getContent({ ...place, path, ref });
  return "content" in data ? Buffer.from(data.content, "base64").toString("utf8") : "";
}

/** Somebody says something in the report; answers with the App's reactions. */
async function say(number: number, body: string, as: Persona): Promise<unknown[]> {
  const { data } = await world.as(as).rest.issues.createComment({ ...place, issue_number: number, body });
  await world.calm();
  const reply = await fetch(`${world.proxy.url}/repos/${OWNER}/${REPO}/issues/comments/${data.id}/reactions`);
  return ((await reply.json()) as { content: unknown }[]).map(({ content }) => content);
}

test("a mistake that a push brings is said once, when nobody has pushed for a while, and handed back mended", async () => {
  world = await openWorld({ "README.md": clean }, undefined, 1_800);
  await push(plus(broken));
  await push(clean);
  await quiet();
  expect([...(await reports()), ...(await tidies())]).toEqual([]);

  await push(plus(broken));
  expect(await reports()).toEqual([]);
  await quiet();
  const [first] = await reports();
  expect(first).toMatchObject({ state: "open", comments: [] });
  expect(first?.body).toMatch(
    /^\*\*F1\*\* · `SLaVA-CXR.*line 10.* · since \[[0-9a-f]{7}\]\(http.*\) of \d{4}-/m,
  );
  expect((await tidies()).map(({ text }) => text)).toEqual([plus(entries.mended)]);
  expect(first?.body).toContain(`The correction waits in #${(await tidies())[0]?.number}.`);

  const second = broken.replace("SLaVA", "LLaVA").replace("13321", "13325");
  await push(plus(broken, second));
  const [edited] = await reports();
  expect(edited).toMatchObject({ number: first?.number, comments: [] });
  expect(edited?.body).toMatch(/^\*\*F2\*\* · `LLaVA-CXR/m);
  await quiet();
  const [told] = await reports();
  expect(told?.comments).toHaveLength(1);
  expect(told?.comments[0]).toMatch(/\*\*1 new mistake on the default branch:\*\*[\s\S]*\*\*F2\*\*/);
  expect(told?.comments[0]).not.toContain("**F1**");
  const before = world.writes().length;
  await quiet();
  await push(`${plus(broken, second)}\nThanks to all.\n`);
  await quiet();
  // The branch follows; nothing else is said anew.
  expect(
    world
      .writes()
      .slice(before)
      .filter(({ path }) => path.includes("/issues")),
  ).toEqual([]);

  await push(clean);
  await quiet();
  expect(await reports()).toMatchObject([
    { number: first?.number, state: "closed", comments: [told?.comments[0]] },
  ]);
  expect((await tidies()).map(({ state }) => state)).toEqual(["closed"]);
});

test("a no to a correction is remembered, and a word in the report puts one in or leaves one out for good", async () => {
  world = await openWorld({ "README.md": clean }, undefined, 0);
  const second = broken.replace("SLaVA", "LLaVA").replace("13321", "13325");
  await push(plus(broken));
  const [report] = await reports();
  const number = report?.number ?? 0;
  const [pull] = await tidies();
  await world.as("tomas").rest.pulls.update({ ...place, pull_number: pull?.number ?? 0, state: "closed" });
  await push(plus(broken, second));
  expect((await tidies()).find(({ state }) => state === "open")?.text).toBe(plus(broken, `${second})]`));
  expect((await reports())[0]?.body).toContain("- Declined: F1.");

  expect(await say(number, "/listwarden fix F1", "mallory")).toEqual(["-1"]);
  expect(await say(number, "/listwarden fix F7", "tomas")).toEqual(["confused"]);
  expect((await tidies()).find(({ state }) => state === "open")?.text).toContain(broken);
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  expect(await say(number, "/listwarden fix F1", "tomas")).toEqual(["+1"]);
  expect((await tidies()).find(({ state }) => state === "open")?.body).toContain("**F1**");

  expect(await say(number, "/listwarden ignore F2 it is meant", "tomas")).toEqual(["+1"]);
  const [open] = (await tidies(".github/listwarden.yml")).filter(({ state }) => state === "open");
  expect(open?.text).toMatch(
    /^ignore:\n {2}- rule: broken-markup\n {4}paper: "LLaVA-CXR.*"\n {4}reason: "it is meant"\n$/,
  );
  expect((await reports())[0]?.body).not.toMatch(/^\*\*F2\*\*/m);
  await world.as(OWNER).rest.pulls.merge({ ...place, pull_number: open?.number ?? 0 });
  await world.calm();
  expect((await reports())[0]).toMatchObject({ state: "closed" });
});

describe("the report is ours alone", () => {
  test("an issue of somebody else with our marker is not ours, and one that a person closed stays closed", async () => {
    world = await openWorld({ "README.md": clean }, undefined, 0);
    const forged = { title: "List report", body: "<!-- listwarden:report -->\n\nMine." };
    const { data } = await world.as("mallory").rest.issues.create({ ...place, ...forged });
    await push(plus(broken));
    const [report] = await reports();
    expect(report?.number).not.toBe(data.number);
    await world
      .as(OWNER)
      .rest.issues.update({ ...place, issue_number: report?.number ?? 0, state: "closed" });
    await push(plus(broken, broken.replace("SLaVA", "LLaVA").replace("13321", "13325")));
    expect(await reports()).toMatchObject([
      { state: "closed", comments: [], body: expect.stringContaining("**F2**") },
    ]);
    const mine = await world.as(OWNER).rest.issues.get({ ...place, issue_number: data.number });
    expect(mine.data.body).toBe(forged.body);
  });
});
