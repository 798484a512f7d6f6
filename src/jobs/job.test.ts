import { expect, test } from "vitest";
import { coalesce, type Job } from "./job.ts";

const pull = {
  kind: "review-pull-request",
  installation: 1,
  owner: "lena",
  repo: "list",
  number: 3,
} as const;

test("whoever asked for a look at everything gets it, also where later deliveries ask for less", () => {
  const asked: Job = { ...pull, anew: true, delivery: "a command" };
  const pushed: Job = { ...pull, delivery: "a push" };
  expect(coalesce(asked, pushed)).toEqual({ ...pull, anew: true, delivery: "a push" });
  expect(coalesce(pushed, asked)).toEqual(asked);
  expect(coalesce(pushed, pushed)).toEqual(pushed);
});
