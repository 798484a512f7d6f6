import { describe, expect, test } from "vitest";
import { bash, file, good, listed, run } from "./terminal.ts";

describe("config", () => {
  test("says what is in force and which line says so", async () => {
    file("listwarden.yml", "language: zh\n\nrules:\n  broken-markup: off\n");
    const { code, out } = await run("config", "--config", "listwarden.yml");
    expect(code).toBe(0);
    expect(out).toMatch(/^language +zh {2}\(listwarden\.yml:1\)$/m);
    expect(out).toMatch(/^rules\.broken-markup +off {2}\(listwarden\.yml:4\)$/m);
    expect(out).toMatch(/^rules\.duplicate-entry +error {2}\(default\)$/m);
    expect((await run("config")).out).toMatch(/^language +auto {2}\(default\)$/m);
  });
});

describe("help", { timeout: 60_000 }, () => {
  test("is there for every command, with examples that its own options understand", async () => {
    const names = [...(await run("--help")).out.matchAll(/^ {2}(\w+) {2,}\S/gm)].map(([, name = ""]) => name);
    expect(names).toContain("init");
    for (const name of names) {
      const { out } = await run(name, "--help");
      const examples = /^Examples:\n((?: {2}listwarden .*\n)+)/m.exec(out)?.[1] ?? "";
      expect(examples, name).not.toBe("");
      for (const [option] of examples.matchAll(/--[a-z-]+/g))
        expect(out.split("Examples:")[0]).toContain(option);
    }
  });
});

describe("completion", () => {
  test("makes bash complete commands, options and files", async () => {
    const { out } = await run("completion", "bash");
    const complete = async (...words: string[]) => {
      const script = `${out}\nCOMP_WORDS=("$@") COMP_CWORD=$(($# - 1))\n_listwarden\nprintf '%s\\n' "\${COMPREPLY[@]}"`;
      const stdout = await bash(script, ...words);
      return stdout.trim().split("\n");
    };
    file("README.md", listed(good));
    expect(await complete("listwarden", "ch")).toEqual(["check"]);
    expect(await complete("listwarden", "check", "--fail")).toEqual(["--fail-on"]);
    expect(await complete("listwarden", "check", "READ")).toEqual(["README.md"]);
  });

  test.each([
    ["zsh", /^#compdef listwarden\n[\s\S]*'--fail-on=:value:_files'/],
    ["fish", /-n '__fish_seen_subcommand_from check' -l fail-on -r$/m],
  ])("speaks %s", async (shell, expected) => {
    expect((await run("completion", shell)).out).toMatch(expected);
  });
});

describe("a mistake in the call ends with 2 and says what to do", () => {
  test.each([
    [["chekc"], /unknown command "chekc"; did you mean "check"\?/],
    [["check"], /no file given; usually: listwarden check README\.md/],
    [["check", "missing.md"], /missing\.md: no such file/],
    [["check", "README.md", "--format", "xml"], /--format xml: expected text, json/],
    [["check", "README.md", "--base", "HEAD"], /--base HEAD: not a git revision/],
    [["check", "README.md", "--colour"], /Unknown option '--colour'/],
  ])("%j", async (args, message) => {
    file("README.md", listed(good));
    const { code, err } = await run(...args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(err).toContain("Try: listwarden");
  });

  test("a config that cannot be used is named with its key", async () => {
    file("README.md", listed(good));
    file("listwarden.yml", "rules:\n  broken-marcup: off\n");
    const { code, err } = await run("check", "README.md", "--offline", "--config", "listwarden.yml");
    expect(code).toBe(2);
    expect(err).toContain('line 2: "rules.broken-marcup" is not a key; the nearest one is "broken-markup"');
  });
});
