import { afterEach, expect, test, vi } from "vitest";
import { OWNER, openWorld, REPO, type World } from "../world/world.ts";
import { list } from "./stage.ts";

vi.setConfig({ testTimeout: 60_000 });
let world: World;
afterEach(() => world.close());

const place = { owner: OWNER, repo: REPO };

async function open(title: string, body: string): Promise<number> {
  const { data } = await world.as("mallory").rest.issues.create({ ...place, title, body });
  await world.settled();
  return data.number;
}

async function answers(number: number): Promise<string[]> {
  if (world.failures.length > 0) throw world.failures[0];
  const { data } = await world.as("lena").rest.issues.listComments({ ...place, issue_number: number });
  return data.filter(({ user }) => user?.login === "listwarden[bot]").map(({ body }) => body ?? "");
}

const asked = '"Reading Radiographs with Few Words" https://arxiv.org/abs/2405.01234';

test("a request is answered with the entry and its place, in one comment that follows the issue", async () => {
  world = await openWorld({ "README.md": list });
  const number = await open("Please add a paper", asked);
  const [answer, ...more] = await answers(number);
  expect(more).toEqual([]);
  expect(answer).toContain(
    "- Reading Radiographs with Few Words [[paper](https://arxiv.org/abs/2405.01234)]",
  );
  expect(answer).toContain("Not verified");

  const edited = asked.replace("Few Words", "@lena and No Words");
  await world.as("mallory").rest.issues.update({ ...place, issue_number: number, body: edited });
  await world.settled();
  const [now, ...others] = await answers(number);
  expect(others).toEqual([]);
  expect(now).toContain("No Words");
  expect(now?.replace(/```[\s\S]*?```|`[^`]*`/g, "")).not.toContain("@lena");
});

test("a paper that is listed is shown where it is, though GitHub fails to say at once since when", async () => {
  world = await openWorld({ "README.md": list });
  let failures = 2;
  world.proxy.intercept = ({ body }) =>
    String(body?.query).includes("blame(") && failures-- > 0 ? { status: 502, body: {} } : null;
  const number = await open("Please add https://arxiv.org/pdf/2406.04449v2", "");
  const line = list.split("\n").findIndex((each) => each.includes("2406.04449")) + 1;
  expect(failures).toBeLessThan(0);
  expect((await answers(number))[0]).toMatch(
    new RegExp(`listed already since \\d{4}-\\d\\d-\\d\\d: \\[\`README.md\`, line ${line}\\]`),
  );
});

test("what asks for nothing is left alone, and so is more than a person may ask", async () => {
  world = await openWorld({ "README.md": list });
  expect(
    await answers(await open("Broken link", "The link https://arxiv.org/abs/2406.04449 is broken")),
  ).toEqual([]);
  const numbers: number[] = [];
  for (let at = 1; at <= 4; at++) numbers.push(await open(`Please add arXiv:2405.0000${at}`, ""));
  const counts = await Promise.all(numbers.map(async (number) => (await answers(number)).length));
  expect(counts).toEqual([1, 1, 1, 0]);
});
