import { afterEach, describe, expect, test } from "vitest";
import { checkLinks } from "../../src/facts/links/check-links.ts";
import { judgeSighting } from "../../src/facts/links/history.ts";
import type { LinkFact, LinkVerdict } from "../../src/model/facts.ts";
import { openReplayNetwork, type ReplayNetwork } from "./replay/network.ts";
import { answerAsRegistries } from "./replay/registries.ts";
import type { Asked, Reply } from "./replay/server.ts";

let network: ReplayNetwork;
afterEach(() => network.close());

type World = Readonly<Record<string, Reply>>;

/** Hosts and paths of a test; everything else is answered by the registries, which hold one paper. */
function answerAs(world: World): (asked: Asked) => Reply {
  const registries = answerAsRegistries({
    arxiv: { "2406.04449": { title: "MAIRA-2: Grounded Radiology Report Generation" } },
    crossref: { "10.1148/radiol.232255": { title: "Reports and Language Models", venue: "Radiology" } },
    datacite: { "10.13026/c2jt1q": { title: "MIMIC-CXR Database" } },
  });
  return (asked) => world[`${asked.host}${asked.url.pathname}`] ?? registries(asked);
}

const open = { until: Number.POSITIVE_INFINITY };

async function check(link: string, world: World = {}): Promise<LinkFact | undefined> {
  network = await openReplayNetwork(answerAs(world), { githubToken: "ghs_token" });
  return again(link);
}

/** One more look, some days later. */
async function again(link: string, days = 0): Promise<LinkFact | undefined> {
  network.wait(days);
  return (await checkLinks(network, [link], open)).get(link);
}

const page = (title: string, more = ""): Reply => ({
  body: `<html><head><title>${title}</title>${more}</head></html>`,
  headers: { "content-type": "text/html" },
});
const redirect = (location: string, status = 301): Reply => ({ status, headers: { location } });
const github = (repositories: object, errors: object[] = []): World => ({
  "api.github.com/graphql": { body: JSON.stringify({ data: repositories, errors }) },
});
const missing = { type: "NOT_FOUND", path: ["r0"] };
const here = { isArchived: false, isEmpty: false };
const lab = "https://lab.university.edu";

describe("each class of hosts, at the first look", () => {
  test.each<[string, string, World, LinkVerdict]>([
    ["an arXiv page", "https://arxiv.org/abs/2406.04449", {}, "alive"],
    ["an arXiv PDF", "https://arxiv.org/pdf/2406.04449v2", {}, "alive"],
    ["a number that arXiv does not have", "https://arxiv.org/abs/2406.99999", {}, "suspect"],
    [
      "an arXiv that is busy",
      "https://arxiv.org/abs/2406.04449",
      { "export.arxiv.org/api/query": { status: 429, body: "Rate exceeded." } },
      "not-checked",
    ],
    ["a DOI", "https://doi.org/10.1148/radiol.232255", {}, "alive"],
    ["a data set's DOI", "https://doi.org/10.13026/c2jt1q", {}, "alive"],
    ["a DOI that does not exist", "https://doi.org/10.1109/cvpr.2016.999999", {}, "suspect"],
    [
      "a repository",
      "https://github.com/ttanida/rgrg",
      github({ r0: { nameWithOwner: "ttanida/rgrg", ...here } }),
      "alive",
    ],
    [
      "a repository in other letters",
      "https://github.com/TTanida/RGRG/tree/main/src",
      github({ r0: { nameWithOwner: "ttanida/rgrg", ...here } }),
      "alive",
    ],
    [
      "a renamed repository",
      "https://github.com/cuhksz-nlp/R2Gen",
      github({ r0: { nameWithOwner: "zhjohnchan/R2Gen", ...here } }),
      "moved",
    ],
    [
      "a repository that is not shown",
      "https://github.com/bedside-lab/reports",
      github({ r0: null }, [missing]),
      "suspect",
    ],
    [
      "an API that is limited",
      "https://github.com/ttanida/rgrg",
      { "api.github.com/graphql": { status: 403 } },
      "limited",
    ],
    [
      "an API that is ill",
      "https://github.com/ttanida/rgrg",
      { "api.github.com/graphql": { status: 502, body: "<html>" } },
      "not-checked",
    ],
    [
      "a model",
      "https://huggingface.co/StanfordAIMI/CheXagent-8b",
      { "huggingface.co/api/models/StanfordAIMI/CheXagent-8b": { body: "{}" } },
      "alive",
    ],
    [
      "a renamed data set",
      "https://huggingface.co/datasets/lab/reports",
      {
        "huggingface.co/api/datasets/lab/reports": redirect("/api/datasets/new-lab/reports", 307),
        "huggingface.co/api/datasets/new-lab/reports": { body: "{}" },
      },
      "moved",
    ],
    [
      "a model that is not shown",
      "https://huggingface.co/lab/nothing",
      {
        "huggingface.co/api/models/lab/nothing": { status: 401, headers: { "x-error-code": "RepoNotFound" } },
      },
      "suspect",
    ],
    [
      "a gated model",
      "https://huggingface.co/lab/gated",
      { "huggingface.co/api/models/lab/gated": { status: 401, headers: { "x-error-code": "GatedRepo" } } },
      "gated",
    ],
    [
      "a shared file",
      "https://drive.google.com/file/d/1a/view",
      {
        "drive.google.com/file/d/1a/view": page(
          "weights.zip",
          '<meta property="og:title" content="weights.zip">',
        ),
      },
      "alive",
    ],
    [
      "a file behind a login",
      "https://drive.google.com/file/d/1b/view",
      {
        "drive.google.com/file/d/1b/view": redirect("https://accounts.google.com/signin", 302),
        "accounts.google.com/signin": page("Sign in"),
      },
      "gated",
    ],
    [
      "a file that is gone",
      "https://drive.google.com/file/d/1c/view",
      {
        "drive.google.com/file/d/1c/view": {
          body: "<p>Sorry, the file you have requested does not exist.</p>",
        },
      },
      "suspect",
    ],
    [
      "a drive that says neither",
      "https://drive.google.com/file/d/1d/view",
      { "drive.google.com/file/d/1d/view": page("Google Drive") },
      "not-checked",
    ],
    ["a site that is not fetched", "https://www.kaggle.com/c/rsna", {}, "not-checked"],
    [
      "a paper of OpenReview that dblp does not have",
      "https://openreview.net/forum?id=Qx7kP2mN4w",
      {},
      "not-checked",
    ],
    [
      "a publisher that refuses",
      "https://ieeexplore.ieee.org/document/9710099",
      { "ieeexplore.ieee.org/document/9710099": { status: 418 } },
      "blocked",
    ],
    [
      "a publisher's empty 202",
      "https://ieeexplore.ieee.org/document/9710098",
      { "ieeexplore.ieee.org/document/9710098": { status: 202 } },
      "blocked",
    ],
    [
      "a publisher's page",
      "https://www.sciencedirect.com/science/article/pii/S0950705126001206",
      { "www.sciencedirect.com/science/article/pii/S0950705126001206": page("Reports") },
      "alive",
    ],
    [
      "proceedings",
      "https://papers.miccai.org/miccai-2024/012-Paper.html",
      { "papers.miccai.org/miccai-2024/012-Paper.html": page("Paper 12") },
      "alive",
    ],
    ["a project page", `${lab}/maira`, { "lab.university.edu/maira": page("MAIRA") }, "alive"],
    [
      "a page about what is not found",
      `${lab}/404`,
      {
        "lab.university.edu/404": page("Not Found: Missing Findings in Reports"),
        "lab.university.edu/listwarden-7f3e9c-no-such-page": { status: 404 },
      },
      "alive",
    ],
    [
      "a page that says that nothing is there",
      `${lab}/old`,
      {
        "lab.university.edu/old": page("Page not found"),
        "lab.university.edu/listwarden-7f3e9c-no-such-page": page("Page not found"),
      },
      "suspect",
    ],
    [
      "a redirect to the front page",
      `${lab}/old`,
      { "lab.university.edu/old": redirect("/"), "lab.university.edu/": page("The lab") },
      "suspect",
    ],
    [
      "a redirect to a page for errors",
      `${lab}/old`,
      { "lab.university.edu/old": redirect("/404.html", 302), "lab.university.edu/404.html": page("Oops") },
      "suspect",
    ],
    [
      "a login",
      `${lab}/wiki`,
      {
        "lab.university.edu/wiki": redirect("https://sso.university.edu/login?from=wiki", 302),
        "sso.university.edu/login": page("Log in"),
      },
      "gated",
    ],
    ["a page that is not found", `${lab}/gone`, {}, "suspect"],
    ["a server error", `${lab}/error`, { "lab.university.edu/error": { status: 500 } }, "suspect"],
    [
      "a server that asks to wait",
      `${lab}/busy`,
      { "lab.university.edu/busy": { status: 503, headers: { "retry-after": "60" } } },
      "limited",
    ],
    [
      "a challenge inside a 200",
      `${lab}/wall`,
      { "lab.university.edu/wall": { body: "<title>Just a moment...</title>" } },
      "blocked",
    ],
    [
      "a challenge inside a 404",
      `${lab}/wall`,
      { "lab.university.edu/wall": { status: 404, headers: { "cf-mitigated": "challenge" } } },
      "blocked",
    ],
    [
      "a redirect for now",
      `${lab}/now`,
      { "lab.university.edu/now": redirect("/then", 302), "lab.university.edu/then": page("Then") },
      "alive",
    ],
    ["a relative link", "./docs/reports.md", {}, "not-checked"],
    ["an address for mail", "mailto:curator@university.edu", {}, "not-checked"],
    ["no address", "https://[reports", {}, "malformed"],
    ["a machine of one's own", "http://192.168.1.20:8888/lab", {}, "unsafe"],
  ])("%s", async (_name, link, world, verdict) => {
    expect(await check(link, world)).toMatchObject({ verdict });
  });
});

test("a repository without a token is not checked, and its page is not fetched", async () => {
  network = await openReplayNetwork(answerAs({}));
  expect(await again("https://github.com/ttanida/rgrg")).toMatchObject({ verdict: "not-checked" });
  expect(network.server.asked).toEqual([]);
});

test("250 repositories take three requests, and the token goes to GitHub's API alone", async () => {
  const links = Array.from({ length: 250 }, (_, index) => `https://github.com/lab/reports-${index}`);
  network = await openReplayNetwork(
    ({ body }) => {
      const names = Object.entries(JSON.parse(body).variables).filter(([key]) => key.startsWith("n"));
      const data = names.map(([key, name]) => [
        `r${key.slice(1)}`,
        { nameWithOwner: `lab/${name}`, ...here },
      ]);
      return { body: JSON.stringify({ data: Object.fromEntries(data) }) };
    },
    { githubToken: "ghs_token" },
  );
  const facts = await checkLinks(network, links, open);
  expect([...facts.values()].every(({ verdict }) => verdict === "alive")).toBe(true);
  expect(network.server.asked.map(({ host }) => host)).toEqual(Array(3).fill("api.github.com"));
});

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

describe("an outage is not a death", () => {
  test("three links of one host that fail together count for nothing", async () => {
    network = await openReplayNetwork(() => ({ status: 404 }));
    const links = [1, 2, 3].map((n) => `${lab}/${n}`);
    for (let look = 0; look < 5; look++) {
      network.wait(10);
      const facts = await checkLinks(network, [...links, "https://other.edu/1"], open);
      expect(links.map((link) => facts.get(link)?.verdict)).toEqual([
        "not-checked",
        "not-checked",
        "not-checked",
      ]);
    }
    expect((await again("https://other.edu/1", 10))?.verdict).toBe("dead");
  });

  test("nor does a run in which nobody answers", async () => {
    network = await openReplayNetwork(() => (response) => response.destroy());
    for (let look = 0; look < 5; look++)
      expect(await again(`${lab}/alone`, 10)).toMatchObject({ verdict: "not-checked" });
  });

  test("nor does a fifth of all links", async () => {
    network = await openReplayNetwork(({ host }) => (host.startsWith("ill") ? { status: 502 } : {}));
    const links = Array.from({ length: 20 }, (_, n) => `https://${n < 5 ? "ill" : "well"}-${n}.edu/`);
    const facts = await checkLinks(network, links, open);
    expect([...facts.values()].map(({ verdict }) => verdict)).toEqual([
      ...Array(5).fill("not-checked"),
      ...Array(15).fill("alive"),
    ]);
  });
});

test("what was looked at is not looked at again within its time", async () => {
  await check(`${lab}/maira`, { "lab.university.edu/maira": page("MAIRA") });
  await again(`${lab}/maira`, 6);
  expect(network.server.asked).toHaveLength(1);
  await again(`${lab}/maira`, 3);
  expect(network.server.asked).toHaveLength(2);
});
