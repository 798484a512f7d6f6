import { sql } from "kysely";
import { expect, test, vi } from "vitest";
import { place } from "../world/curator.ts";
import { OWNER, openWorld, until } from "../world/world.ts";
import { broken, clean, closing, DAY, NOW, plus, second, stageWith } from "./report-stage.ts";
import { entries } from "./stage.ts";

vi.setConfig({ testTimeout: 120_000 });

test("half an hour after the last push the jobs tell what it brought, and take a word from a curator", async () => {
  const world = closing(await openWorld({ "README.md": clean }, undefined, 1_800));
  const { engine, queue } = world.server;
  const github = world.as(OWNER);
  const issues = async () => (await github.rest.issues.listForRepo({ ...place, state: "all" })).data;
  await world.commit("main", { "README.md": plus(broken) }, OWNER);
  await world.calm();
  expect(await issues()).toEqual([]);
  expect(await queue.counts()).toMatchObject({ waiting: 1, oldest: 0 });

  // Half an hour goes by.
  await sql`update pgboss.job set data = jsonb_set(data, '{pushedAt}', '0') where state < 'active'`.execute(
    engine.db,
  );
  await queue.add({ kind: "report-list", installation: 100, ...place, pushedAt: 0 });
  await world.calm();
  const [report] = await issues();
  expect(report).toMatchObject({ title: "List report", state: "open" });
  await github.rest.issues.createComment({
    ...place,
    issue_number: report?.number ?? 0,
    body: "/listwarden ignore F1",
  });
  const isDecided = async () => {
    const { data } = await github.rest.pulls.list({ ...place, state: "open" });
    return data.some(({ title }) => title === "Remember what is to be ignored") || undefined;
  };
  await until("the decision", isDecided, 30_000);
  expect(world.failures).toEqual([]);
});

test("a mistake is told once and never where it was mended meanwhile, and is handed back mended", async () => {
  const stage = await stageWith(plus(broken));
  expect(await stage.look(NOW, false)).toMatchObject({ waits: 0 });
  await stage.push(clean);
  expect(await stage.look(NOW, true)).toMatchObject({ writes: 0, waits: null });

  await stage.push(plus(broken));
  await stage.look(NOW, true);
  const first = await stage.report();
  expect(first).toMatchObject({ isOpen: true, comments: [] });
  expect(first?.body).toMatch(
    /^\*\*F1\*\* · `SLaVA-CXR.*line 10.* · since \[[0-9a-f]{7}\]\(http.*\) of \d{4}-/m,
  );
  const tidy = await stage.tidy();
  expect(tidy?.text).toBe(plus(entries.mended));
  expect(first?.body).toContain(`The correction waits in #${tidy?.number}.`);

  await stage.push(plus(broken, second));
  await stage.look(NOW, false);
  expect(await stage.report()).toMatchObject({
    body: expect.stringMatching(/^\*\*F2\*\* · `LLaVA-CXR/m),
    comments: [],
  });
  await stage.look(NOW, true);
  const [comment = ""] = (await stage.report())?.comments ?? [];
  expect(comment).toMatch(/\*\*1 new mistake on the default branch:\*\*[\s\S]*\*\*F2\*\*/);
  expect(comment).not.toContain("**F1**");
  stage.github.proxy.requests.length = 0;
  expect(await stage.look(NOW, true)).toMatchObject({ writes: 0, waits: null });
  // docs/requests.md says so.
  const requests = stage.github.proxy.requests.filter(({ path }) => !path.endsWith("/access_tokens"));
  expect(requests.map(({ method, path }) => `${method} ${path}`)).toHaveLength(15);

  // Another one on the same day waits for the next; an old line that is only moved is no news.
  const third = broken.replace("SLaVA", "MoLaVA").replace("13321", "13327");
  await stage.push(plus(second, broken, third));
  expect(await stage.look(NOW + DAY / 4, true)).toMatchObject({ waits: (3 * DAY) / 4_000 });
  await stage.look(NOW + DAY, true);
  expect((await stage.report())?.comments.slice(1)).toEqual([
    expect.stringMatching(/\*\*1 new mistake .*[\s\S]*\*\*F3\*\*/),
  ]);

  await stage.push(clean);
  expect(await stage.look(NOW + DAY, false)).toMatchObject({ waits: 0 });
  expect(await stage.report()).toMatchObject({ isOpen: true });
  await stage.look(NOW + DAY, true);
  expect(await stage.report()).toMatchObject({ number: first?.number, isOpen: false });
  expect(await stage.tidy()).toBeNull();
});

test("a no to a correction is remembered, and a word in the report puts one in or leaves one out for good", async () => {
  const stage = await stageWith(plus(broken));
  await stage.look(NOW, true);
  const number = (await stage.report())?.number ?? 0;
  const github = stage.github.as("tomas");
  await github.rest.pulls.update({
    ...place,
    pull_number: (await stage.tidy())?.number ?? 0,
    state: "closed",
  });
  await stage.push(plus(broken, second));
  await stage.look(NOW, true);
  expect((await stage.tidy())?.text).toBe(plus(broken, `${second})]`));
  expect((await stage.report())?.body).toContain("- Declined: F1.");

  // GitHub's times are in seconds, and the word must come after the no.
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  const reactions = [
    await stage.say(number, "/listwarden fix F1", "mallory"),
    await stage.say(number, "/listwarden fix F7", "tomas"),
    await stage.say(number, "/listwarden fix F1", "tomas"),
    await stage.say(number, "/listwarden ignore F2 it is meant", "tomas"),
  ];
  await stage.look(NOW, true);
  expect(await Promise.all(reactions.map((read) => read()))).toEqual([["-1"], ["confused"], ["+1"], ["+1"]]);
  const tidy = await stage.tidy();
  expect(tidy?.text).toBe(plus(entries.mended, second));
  expect(await stage.read(tidy?.branch, ".github/listwarden.yml")).toMatch(
    /^ignore:\n {2}- rule: broken-markup\n {4}paper: "LLaVA-CXR.*"\n {4}reason: "it is meant"\n$/,
  );
  expect((await stage.report())?.body).not.toMatch(/^\*\*F2\*\*/m);

  await github.rest.pulls.merge({ ...place, pull_number: tidy?.number ?? 0 });
  await stage.look(NOW, true);
  expect(await stage.report()).toMatchObject({ isOpen: false });
  // What was merged and taken back is a no, too.
  await stage.push(plus(broken, second));
  await stage.look(NOW + DAY, true);
  expect([await stage.tidy(), (await stage.report())?.isOpen]).toEqual([null, false]);
});

test("a report is ours by its writer, ends where the config says so, and stays closed where a person closed it", async () => {
  const stage = await stageWith(plus(broken));
  const forged = { title: "List report", body: "<!-- listwarden:report -->\n\nMine." };
  const { data } = await stage.github.as("mallory").rest.issues.create({ ...place, ...forged });
  await stage.look(NOW, true);
  const owner = stage.github.as(OWNER);
  const number = (await stage.report())?.number ?? 0;
  expect(number).not.toBe(data.number);
  await stage.github.commit("main", { ".github/listwarden.yml": "report: false\ntidy: false\n" });
  await stage.look(NOW, true);
  expect([(await stage.report())?.isOpen, await stage.tidy()]).toEqual([false, null]);
  await stage.github.commit("main", { ".github/listwarden.yml": "tidy: false\n" });
  await stage.look(NOW, true);
  expect([(await stage.report())?.isOpen, await stage.tidy()]).toEqual([true, null]);
  await owner.rest.issues.update({ ...place, issue_number: number, state: "closed" });
  await stage.push(plus(broken, second));
  await stage.look(NOW, true);
  expect(await stage.report()).toMatchObject({
    number,
    isOpen: false,
    comments: [],
    body: expect.stringContaining("**F2**"),
  });
  expect((await owner.rest.issues.get({ ...place, issue_number: data.number })).data.body).toBe(forged.body);
});
