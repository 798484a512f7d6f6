import { expect, test } from "vitest";
import { ConfigError, parseConfig } from "../../src/config.ts";

const sizes = [30, 60, 100, 300, 1_000, 3_000, 8_000, 16_000, 30_000, 70_000];
const bombs: readonly ((size: number) => string)[] = [
  (size) => `files: ${"[".repeat(size)}`,
  (size) => `rules: ${"{a: ".repeat(size)}`,
  (size) => `files:\n  ${"- ".repeat(size)}x`,
  (size) => "? ".repeat(size),
  (size) => laughs(size),
  (size) => `${"a".repeat(size)}: 1\n`,
  (size) => Array.from({ length: size }, (_, index) => `key${index}: off`).join("\n"),
  (size) => Array.from({ length: Math.min(size, 250) }, (_, depth) => `${" ".repeat(depth)}k:`).join("\n"),
];

/** Each line is ten times the one above it. */
function laughs(size: number): string {
  const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
  for (let at = 1; at < Math.min(size, 800); at++) {
    const before = `*a${at - 1}`;
    lines.push(`a${at}: &a${at} [${Array(10).fill(before).join(", ")}]`);
  }
  return lines.join("\n");
}

/** Milliseconds of the processor's, as others may be busy on the machine. */
function spent(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

test("bombs and unknown keys are refused at once, and the process lives", ({ task }) => {
  const cases = bombs.flatMap((bomb) => sizes.map((size) => bomb(size)));
  parseConfig("rules: {}");
  for (const text of cases) {
    let thrown: unknown = null;
    const took = spent(() => {
      try {
        parseConfig(text);
      } catch (error) {
        thrown = error;
      }
    });
    expect(thrown, text.slice(0, 40)).toBeInstanceOf(ConfigError);
    expect(took, text.slice(0, 40)).toBeLessThan(200);
  }
  task.meta.cases = cases.length;
});
