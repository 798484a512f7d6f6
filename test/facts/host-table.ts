import type { LinkVerdict } from "../../src/model/facts.ts";
import { github, here, lab, missing, page, redirect, type World } from "./link-replies.ts";

/** What each class of hosts shows at the first look: what it is, the link, what is answered, and the verdict. */
export const hostTable: readonly (readonly [
  what: string,
  link: string,
  world: World,
  verdict: LinkVerdict,
])[] = [
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
];
