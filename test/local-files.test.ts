import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { lookForLocalFiles } from "../src/commands/local-files.ts";

const folder = mkdtempSync(join(tmpdir(), "listwarden-files-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("files are looked for in a clone, and nothing is known of those outside of one", async () => {
  mkdirSync(join(folder, "list/papers"), { recursive: true });
  const paths = ["list/papers/vit.pdf", "list/papers/gone.pdf"].map((path) => join(folder, path));
  writeFileSync(paths[0] ?? "", "");
  expect([...(await lookForLocalFiles(paths))]).toEqual([]);
  mkdirSync(join(folder, "list/.git"));
  expect([...(await lookForLocalFiles(paths)).values()]).toEqual([true, false]);
});
