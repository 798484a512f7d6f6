import { readFile } from "node:fs/promises";
import { findPackageJSON } from "node:module";

/** The version of the package that runs, as its manifest says it. */
export async function version(): Promise<string> {
  const path = findPackageJSON(import.meta.url);
  if (path === undefined) return "unknown";
  const manifest: unknown = JSON.parse(await readFile(path, "utf8"));
  return typeof manifest === "object" && manifest !== null && "version" in manifest
    ? String(manifest.version)
    : "unknown";
}
