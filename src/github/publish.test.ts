import nock from "nock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { AppOctokit } from "./app-octokit.ts";
import type { Comment } from "./conversation.ts";
import { type Publication, publishReview } from "./publish.ts";

const github = new AppOctokit({ auth: { token: "t" }, throttle: { enabled: false } });
const who = { me: { appId: 7, userId: 70 }, ref: { owner: "lena", repo: "list", number: 3 } };
const headSha = "4f1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f7a8b9c";
const publication: Publication = {
  headSha,
  check: { conclusion: "failure", title: "1 problem", summary: "One.", annotations: [], buttons: [] },
  comment: {
    problems: "<!-- ours --> wrong",
    resolved: "<!-- ours --> right",
    note: null,
    carriedNote: () => null,
    isMarked: (body) => body.startsWith("<!-- ours"),
  },
  lines: { wanted: [], withdrawn: "<!-- line --> past", isMarked: (body) => body.startsWith("<!-- line") },
};

function givenGitHub(state: {
  checkRuns?: object[];
  lineComments?: object[];
  head?: string;
  open?: boolean;
}) {
  const { checkRuns = [], lineComments = [], head = headSha, open = true } = state;
  return nock("https://api.github.com/repos/lena/list")
    .get(`/commits/${headSha}/check-runs`)
    .query({ check_name: "listwarden", app_id: 7, filter: "all", per_page: 100 })
    .reply(200, { total_count: checkRuns.length, check_runs: checkRuns })
    .get("/pulls/3/comments?per_page=100")
    .reply(200, lineComments)
    .get("/pulls/3")
    .reply(200, {
      state: open ? "open" : "closed",
      ...{ title: "Add papers", body: null, user: { id: 5 }, locked: false, maintainer_can_modify: true },
      head: { ref: "add-papers", sha: head, repo: null },
      base: {
        ref: "main",
        repo: {
          id: 1,
          full_name: "lena/list",
          default_branch: "main",
          html_url: "https://github.com/lena/list",
        },
      },
    });
}

const ourComment: Comment = {
  ...{ id: 1, body: "<!-- ours --> wrong", createdAt: "2026-03-01T08:00:00Z", isEdited: false },
  ...{ writer: { id: 70, login: "listwarden[bot]", isPerson: false }, appId: 7, reactions: 0 },
};
const silent = { ...who, comments: [] };
const spoken = { ...who, comments: [ourComment] };

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  const pending = nock.pendingMocks();
  nock.cleanAll();
  nock.enableNetConnect();
  expect(pending).toEqual([]);
});

describe("publishReview", () => {
  test("creates what is not there", async () => {
    givenGitHub({})
      .post("/issues/3/comments", { body: "<!-- ours --> wrong" })
      .reply(201, {})
      .post("/check-runs", (body) => body.name === "listwarden" && body.head_sha === headSha)
      .reply(201, { id: 9 });
    expect(await publishReview(github, silent, publication)).toEqual({ outcome: "published", writes: 2 });
  });

  test("stops before writing when a newer head is there", async () => {
    givenGitHub({ head: "0".repeat(40) });
    expect(await publishReview(github, silent, publication)).toEqual({ outcome: "superseded" });
  });

  test("stops before writing when the pull request was closed meanwhile", async () => {
    givenGitHub({ open: false });
    expect(await publishReview(github, silent, publication)).toEqual({ outcome: "superseded" });
  });

  test.each(["/issues/3/comments", "/check-runs"])("posts to %s once, whatever the answer", async (path) => {
    const comments = path === "/check-runs" ? [ourComment] : [];
    let posts = 0;
    givenGitHub({})
      .persist()
      .post(path)
      .reply(() => {
        posts += 1;
        return [502, { message: "Bad gateway" }];
      });
    await expect(publishReview(github, { ...who, comments }, publication)).rejects.toMatchObject({
      status: 502,
    });
    expect(posts).toBe(1);
    nock.cleanAll();
  });

  test("leaves a comment of ours alone that another App of the same user wrote", async () => {
    givenGitHub({}).post("/issues/3/comments").reply(201, {}).post("/check-runs").reply(201, { id: 9 });
    expect(
      await publishReview(github, { ...who, comments: [{ ...ourComment, appId: 8 }] }, publication),
    ).toEqual({ outcome: "published", writes: 2 });
  });

  test("sends the annotations that an earlier run did not get to", async () => {
    const annotation = (line: number) => ({
      ...{ path: "README.md", severity: "error" as const, title: "broken-markup", message: "Broken" },
      ...{ line, column: 1, endLine: line, endColumn: 2 },
    });
    const annotations = Array.from({ length: 60 }, (_, index) => annotation(index + 1));
    const check = {
      conclusion: "failure" as const,
      title: "60 problems",
      summary: "Many.",
      annotations,
      buttons: [],
    };
    let externalId = "";
    givenGitHub({})
      .post("/check-runs", (body) => {
        externalId = body.external_id;
        return body.output.annotations.length === 50;
      })
      .reply(201, { id: 9 })
      .patch("/check-runs/9")
      .reply(500, {});
    await expect(publishReview(github, spoken, { ...publication, check })).rejects.toMatchObject({
      status: 500,
    });

    const output = { title: check.title, summary: check.summary, annotations_count: 50 };
    const half = {
      id: 9,
      app: { id: 7 },
      external_id: externalId,
      status: "completed",
      conclusion: "failure",
      output,
    };
    givenGitHub({ checkRuns: [half] })
      .patch("/check-runs/9", (body) => body.output.annotations.length === 10)
      .reply(200, {});
    expect(await publishReview(github, spoken, { ...publication, check })).toEqual({
      outcome: "published",
      writes: 1,
    });
  });

  const wanted = [
    { path: "README.md", line: 3, endLine: 3, body: "<!-- line --> three" },
    { path: "README.md", line: 5, endLine: 6, body: "<!-- line --> five" },
  ];
  const standing = (id: number, line: number | null, body: string) => ({
    ...{ id, path: "README.md", line, body, user: { id: 70 } },
  });

  test("puts beside the lines what is not there, all of it in one review of the reviewed head", async () => {
    givenGitHub({ lineComments: [standing(1, 3, "<!-- line --> three")] })
      .post("/pulls/3/reviews", {
        ...{ commit_id: headSha, event: "COMMENT" },
        comments: [
          {
            ...{ path: "README.md", body: "<!-- line --> five" },
            ...{ start_line: 5, start_side: "RIGHT", line: 6, side: "RIGHT" },
          },
        ],
      })
      .reply(200, {})
      .post("/check-runs")
      .reply(201, { id: 9 });
    const lines = { ...publication.lines, wanted };
    expect(await publishReview(github, spoken, { ...publication, lines })).toMatchObject({ writes: 2 });
  });

  test("goes on without what GitHub refuses to put beside the lines", async () => {
    givenGitHub({})
      .post("/pulls/3/reviews")
      .reply(422, { message: "pull_request_review_thread.line must be part of the diff" })
      .post("/check-runs")
      .reply(201, { id: 9 });
    const lines = { ...publication.lines, wanted };
    expect(await publishReview(github, spoken, { ...publication, lines })).toMatchObject({
      outcome: "published",
    });
  });

  test("takes back what is no longer called for, and leaves what is outdated or foreign", async () => {
    const foreign = { ...standing(5, 3, "<!-- line --> three"), user: { id: 71 } };
    const lineComments = [
      standing(4, 8, "<!-- line --> eight"),
      standing(6, null, "<!-- line --> old"),
      foreign,
    ];
    givenGitHub({ lineComments })
      .patch("/pulls/comments/4", { body: "<!-- line --> past" })
      .reply(200, {})
      .post("/check-runs")
      .reply(201, { id: 9 });
    expect(await publishReview(github, spoken, publication)).toMatchObject({ writes: 2 });
  });
});
