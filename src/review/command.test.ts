import { describe, expect, test } from "vitest";
import { parseCommand } from "./command.ts";
import { decisionsOf } from "./decisions.ts";

describe("parseCommand", () => {
  test.each([
    ["/listwarden", { kind: "help" }],
    ["/listwarden fix", { kind: "fix" }],
    ["/listwarden recheck  \r\nThank you", { kind: "recheck" }],
    ["/listwarden dispute It is the same lab", { kind: "dispute", reason: "It is the same lab" }],
    [
      "/listwarden ignore duplicate-entry Both are meant",
      { kind: "ignore", target: { kind: "rule", rule: "duplicate-entry" }, reason: "Both are meant" },
    ],
    [
      '/listwarden ignore "MAIRA-2: Grounded" Both are meant',
      { kind: "ignore", target: { kind: "paper", paper: "MAIRA-2: Grounded" }, reason: "Both are meant" },
    ],
    [
      "/listwarden unignore arxiv:2406.04449",
      { kind: "unignore", target: { kind: "paper", paper: "arxiv:2406.04449" }, reason: "" },
    ],
    ["/listwarden merge", { kind: "unknown" }],
    ["/listwarden dispute", { kind: "unknown" }],
    ["/listwarden ignore everything", { kind: "unknown" }],
    [`/listwarden dispute ${"so ".repeat(300)}`, { kind: "unknown" }],
  ])("reads %j", (body, expected) => {
    expect(parseCommand(body)).toEqual(expected);
  });
});

describe("decisionsOf", () => {
  const ignore = (at: string, kind: "ignore" | "unignore" = "ignore") => ({
    command: { kind, target: { kind: "rule" as const, rule: "broken-markup" }, reason: at },
    at,
  });
  const dispute = { command: { kind: "dispute" as const, reason: "No" }, at: "2026-03-01T08:00:05Z" };

  test("the last word holds, in whatever order it is read", () => {
    const said = [ignore("2026-03-01T08:00:03Z", "unignore"), ignore("2026-03-01T08:00:01Z")];
    expect(decisionsOf(said, null).ignore).toEqual([]);
    expect(decisionsOf([...said, ignore("2026-03-01T08:00:04Z")], null).ignore).toEqual([
      { rule: "broken-markup", reason: "2026-03-01T08:00:04Z" },
    ]);
  });

  test("an objection answers the verdict on one head", () => {
    expect(decisionsOf([dispute], "2026-03-01T08:00:04Z").dispute).toBe("No");
    expect(decisionsOf([dispute], "2026-03-01T08:00:06Z").dispute).toBeNull();
    expect(decisionsOf([dispute], null).dispute).toBeNull();
  });
});
