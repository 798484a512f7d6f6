import { expect, test } from "vitest";
import { createdBy } from "./creations.ts";

const post = (route: string, request: object) =>
  createdBy({ method: "POST", url: `/repos/{owner}/{repo}${route}`, ...request });

test("what is created has the same name as often as it is tried, and another where it is another thing", () => {
  const comment = (head: string) => ({
    ...{ issue_number: 3, body: `<!-- listwarden:v1 head=${head} -->\n\nThe change is ready.` },
  });
  const route = "/issues/{issue_number}/comments";
  expect(post(route, comment("a1"))).toEqual(["comment on 3 listwarden:v1"]);
  expect(post(route, comment("b2"))).toEqual(post(route, comment("a1")));
  expect(post(route, { ...comment("a1"), issue_number: 4 })).not.toEqual(post(route, comment("a1")));
  expect(post("/check-runs", { head_sha: "a1", external_id: "pr:3 0f" })).toEqual([
    "check run of a1 pr:3 0f",
  ]);
  expect(post("/issues", { title: "List report" })).toEqual(["issue"]);
  expect(post("/pulls", { head: "listwarden/tidy" })).toEqual(["pull request from listwarden/tidy"]);
  const lines = { pull_number: 3, comments: [{ line: 1 }, { line: 2 }] };
  const [first, second] = post("/pulls/{pull_number}/reviews", lines);
  expect(first).not.toBe(second);
  expect(post("/pulls/{pull_number}/reviews", { ...lines, comments: [{ line: 2 }] })).toEqual([second]);
});

test("changes, reads and what GitHub itself keeps single create nothing", () => {
  expect(post("/issues/{issue_number}/labels", { labels: ["accepted"] })).toEqual([]);
  const url = "/repos/{owner}/{repo}/issues/{issue_number}/comments";
  expect(createdBy({ method: "GET", url, issue_number: 3 })).toEqual([]);
  expect(createdBy({ method: "POST", url: "/graphql", query: "" })).toEqual([]);
});
