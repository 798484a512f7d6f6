import { describe, expect, test } from "vitest";
import { check, file, git, good, listed, run, unclosed } from "./terminal.ts";

describe("check", () => {
  test("names the line, the rule and the corrected line, and ends with 1", async () => {
    const { code, out } = await run("check", file("README.md", listed(good, unclosed)), "--offline");
    expect(code).toBe(1);
    expect(out).toMatch(/^README\.md:6:\d+ error broken-markup /);
    expect(out).toContain(`fix | ${unclosed})]`);
  });

  test("ends with 0 where nothing is wrong", async () => {
    const { code, out } = await run("check", file("README.md", listed(good)), "--offline");
    expect({ code, out }).toMatchObject({ code: 0 });
    expect(out).toContain("Nothing to correct in 1 entry in 1 file.");
  });

  test("judges only what changed between two texts, and counts it", async () => {
    const before = file("old.md", listed(unclosed));
    const { code, file: seen } = await check(
      file("README.md", listed(unclosed, good)),
      "--base-file",
      before,
    );
    expect(code).toBe(0);
    expect(seen).toMatchObject({ entries: 2, judged: true, findings: [] });
    expect(seen?.changes).toEqual({ added: 1, edited: 0, moved: 0, removed: 0 });
  });

  test("judges what changed since a revision", async () => {
    file("README.md", listed(good));
    await git("init", "-q");
    await git("add", ".");
    await git("commit", "-qm", "Begin the list");
    file("README.md", listed(good, unclosed));
    const { code, file: seen } = await check("README.md", "--base", "HEAD");
    expect(code).toBe(1);
    expect(seen?.findings.map(({ rule, line }) => [rule, line])).toEqual([["broken-markup", 6]]);
  });

  test("fails on what it is told to fail on", async () => {
    file("README.md", listed(good, unclosed));
    expect((await run("check", "README.md", "--offline", "--fail-on", "never")).code).toBe(0);
    file(
      "README.md",
      listed(good, "- Towards Generalist Biomedical AI [[paper](https://arxiv.org/abs/2307.14334)"),
    );
    expect((await run("check", "README.md", "--offline")).code).toBe(0);
    expect((await run("check", "README.md", "--offline", "--fail-on", "warning")).code).toBe(1);
  });

  test.each([
    ["an empty file", Buffer.alloc(0)],
    ["one entry", Buffer.from(listed(good))],
    ["no final newline", Buffer.from(listed(good).trimEnd())],
    ["Windows line ends", Buffer.from(listed(good).replaceAll("\n", "\r\n"))],
    ["bytes that are no UTF-8", Buffer.concat([Buffer.from(listed(good)), Buffer.from([0xff, 0xfe, 0x0a])])],
  ])("takes %s", async (_name, bytes) => {
    const { code, file: seen } = await check(file("README.md", bytes));
    expect(code).toBe(0);
    expect(seen?.findings).toEqual([]);
  });

  test.each([
    ["sarif", /"version": "2\.1\.0"[\s\S]*"ruleId": "broken-markup"/],
    ["markdown", /^\*\*1 problem\.\*\*\n[\s\S]*```md\n/],
  ])("writes %s", async (format, expected) => {
    file("README.md", listed(good, unclosed));
    expect((await run("check", "README.md", "--offline", "--format", format)).out).toMatch(expected);
  });

  test("speaks the language it is told to", async () => {
    file("README.md", listed(good, unclosed));
    file("listwarden.yml", "language: zh\n");
    const { out } = await run("check", "README.md", "--offline", "--config", "listwarden.yml");
    expect(out).toContain("没有闭合");
    expect(out).toContain("1 个错误；共 1 个文件、2 个条目。");
  });

  test("says why a file above 5 MB is not judged", async () => {
    const { code, file: seen } = await check(file("README.md", "Filler. ".repeat(700_000)));
    expect(code).toBe(0);
    expect(seen).toMatchObject({ judged: false, why: "README.md is larger than 5 MB" });
  });
});
