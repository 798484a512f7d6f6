import { afterEach, describe, expect, test } from "vitest";
import { judgeSighting } from "../../src/facts/links/history.ts";
import { lookAt, openLooks } from "./link-looks.ts";
import { github, lab, missing, page, redirect, type World } from "./link-replies.ts";
import type { ReplayNetwork } from "./replay/network.ts";
import type { Reply } from "./replay/server.ts";

let network: ReplayNetwork;
afterEach(() => network.close());

async function check(link: string, world: World = {}) {
  network = await openLooks(world);
  return lookAt(network, link);
}

const again = (link: string, days?: number) => lookAt(network, link, days);

describe("dead needs proof", () => {
  test("not found: three times over a week, and a copy is offered", async () => {
    const cdx = { body: '[["20230114093012","http://lab.university.edu:80/gone"]]' };
    expect(await check(`${lab}/gone`, { "web.archive.org/cdx/search/cdx": cdx })).toMatchObject({
      verdict: "suspect",
      status: 404,
    });
    expect(await again(`${lab}/gone`, 2)).toMatchObject({ verdict: "suspect" });
    expect(await again(`${lab}/gone`, 3)).toMatchObject({
      verdict: "suspect",
      failures: { count: 3, days: 5 },
    });
    expect(network.server.asked.some(({ host }) => host === "web.archive.org")).toBe(false);
    expect(await again(`${lab}/gone`, 3)).toMatchObject({
      verdict: "dead",
      archived: "https://web.archive.org/web/20230114093012/http://lab.university.edu:80/gone",
    });
  });

  test("two looks on one day count once", () => {
    const seen = { kind: "failing", failure: "missing", evidence: "it answered 404" } as const;
    const first = judgeSighting(seen, undefined, 0).strike ?? undefined;
    const second = judgeSighting(seen, first, 3_600_000).strike ?? undefined;
    expect(second).toEqual(first);
    expect(judgeSighting(seen, second, 86_400_000).strike).toMatchObject({ count: 2, first: 0 });
  });

  test("one success and it begins anew", async () => {
    const world: Record<string, Reply> = {};
    await check(`${lab}/back`, world);
    await again(`${lab}/back`, 4);
    world["lab.university.edu/back"] = page("Here again");
    expect(await again(`${lab}/back`, 4)).toMatchObject({ verdict: "alive" });
    delete world["lab.university.edu/back"];
    expect(await again(`${lab}/back`, 10)).toMatchObject({
      verdict: "suspect",
      failures: { count: 1, days: 0 },
    });
  });

  test("an identifier that its registry does not have: twice, a day apart", async () => {
    await check("https://arxiv.org/abs/2406.99999");
    expect(await again("https://arxiv.org/abs/2406.99999", 1.5)).toMatchObject({ verdict: "dead" });
  });

  test("a repository that is not shown is gone or private, and never dead", async () => {
    await check("https://github.com/bedside-lab/reports", github({ r0: null }, [missing]));
    for (let look = 0; look < 6; look++)
      expect(await again("https://github.com/bedside-lab/reports", 4)).toMatchObject({
        verdict: "gone-or-private",
      });
  });

  test("server errors alone never are", async () => {
    await check(`${lab}/error`, { "lab.university.edu/error": { status: 500 } });
    for (let look = 0; look < 10; look++)
      expect(await again(`${lab}/error`, 4)).toMatchObject({
        verdict: "suspect",
        failures: { count: look + 2 },
      });
  });
});

describe("moved needs proof", () => {
  const world = {
    "lab.university.edu/old": redirect("https://www.university.edu/new", 308),
    "www.university.edu/new": page("New"),
  };
  test("the same permanent place twice, a week apart", async () => {
    expect(await check(`${lab}/old`, world)).toMatchObject({ verdict: "alive" });
    expect(await again(`${lab}/old`, 9)).toMatchObject({
      verdict: "moved",
      target: "https://www.university.edu/new",
    });
  });

  test.each<[string, string, World]>([
    [
      "to another owner",
      `${lab}/old`,
      { "lab.university.edu/old": redirect("https://casino.com/new"), "casino.com/new": page("Win") },
    ],
    [
      "between users of one host",
      "https://chen.github.io/old",
      { "chen.github.io/old": redirect("https://lee.github.io/new"), "lee.github.io/new": page("New") },
    ],
    [
      "into a session",
      `${lab}/old`,
      { "lab.university.edu/old": redirect("/new?jsessionid=8"), "lab.university.edu/new": page("New") },
    ],
    [
      "from a short address",
      "https://bit.ly/maira",
      { "bit.ly/maira": redirect("https://bit.ly/2"), "bit.ly/2": page("MAIRA") },
    ],
    [
      "for now on the way",
      `${lab}/old`,
      {
        "lab.university.edu/old": redirect("/mid"),
        "lab.university.edu/mid": redirect("/new", 302),
        "lab.university.edu/new": page("New"),
      },
    ],
  ])("never %s", async (_name, link, moving) => {
    await check(link, moving);
    for (let look = 0; look < 4; look++) expect(await again(link, 9)).toMatchObject({ verdict: "alive" });
  });
});
