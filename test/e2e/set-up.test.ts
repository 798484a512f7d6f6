import { afterAll, expect, test, vi } from "vitest";
import { parseConfig } from "../../src/config.ts";
import { openStage, place, type Stage } from "../world/curator.ts";
import { OWNER } from "../world/world.ts";
import { entries, list, listWith } from "./stage.ts";

vi.setConfig({ testTimeout: 120_000 });
const NOW = Date.parse("2026-11-25T09:30:00Z");
let stage: Stage | undefined;
afterAll(() => stage?.close());

test("a word in the report opens the set-up pull request once, and help is answered once", async () => {
  stage = await openStage(list);
  const { look, say, github, read } = stage;
  await stage.push(listWith(entries.good));
  await stage.push(listWith(entries.good, entries.malformed));
  await look(NOW, true);
  const number = (await stage.report())?.number ?? 0;
  const owner = github.as(OWNER);
  const setUps = async () =>
    (await owner.rest.pulls.list({ ...place, state: "all", head: `${OWNER}:listwarden/setup` })).data;

  const first = [
    await say(number, "/listwarden setup", "mallory"),
    await say(number, "/listwarden help", "mallory"),
    await say(number, "/listwarden", "tomas"),
    await say(number, "/listwarden setups", "tomas"),
  ];
  await look(NOW, true);
  expect(await Promise.all(first.map((reactions) => reactions()))).toEqual([
    ["-1"],
    ["+1"],
    ["+1"],
    ["confused"],
  ]);
  expect((await stage.report())?.comments).toEqual([expect.stringContaining("`/listwarden setup`: open")]);
  expect(await setUps()).toEqual([]);

  const asked = await say(number, "/listwarden setup", "tomas");
  await look(NOW, true);
  const [pull] = await setUps();
  expect([await asked(), pull?.state]).toEqual([["+1"], "open"]);
  const changed = await owner.rest.pulls.listFiles({ ...place, pull_number: pull?.number ?? 0 });
  expect(changed.data.map(({ filename, status }) => `${status} ${filename}`)).toEqual([
    "added .github/ISSUE_TEMPLATE/paper-request.yml",
    "added .github/listwarden.yml",
  ]);
  const config = await read("listwarden/setup", ".github/listwarden.yml");
  expect([config.split("\n").every((line) => /^(#|$)/.test(line)), parseConfig(config)]).toEqual([
    true,
    parseConfig(""),
  ]);
  expect(pull?.body).toContain("### What the last 3 changes would have been told\n\nNothing: 1 of 3.");
  expect(pull?.body).toMatch(/^\| \[[0-9a-f]{7}\]\(http\S*\) \| `.*` \| 1 warning \|\n\| .* \| nothing \|$/m);

  // Nothing of it is in force, a further look writes nothing, and what a person closed stays closed.
  expect(await look(NOW, true)).toMatchObject({ writes: 0 });
  await owner.rest.pulls.update({ ...place, pull_number: pull?.number ?? 0, state: "closed" });
  const again = await say(number, "/listwarden setup", "tomas");
  await look(NOW, true);
  expect([await again(), (await setUps()).map(({ state }) => state)]).toEqual([["confused"], ["closed"]]);
  expect((await stage.report())?.comments.at(-1)).toContain("was closed before and is not opened again");
});
