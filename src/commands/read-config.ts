import type { Config } from "../config.ts";
import { readText, UsageError } from "./input.ts";

/**
 * Reads the list's decisions: the file that a call names, or the usual one; null where there is none.
 *
 * @throws {UsageError} when a file that is named cannot be read.
 * @throws {ConfigError} when it cannot be used.
 */
export async function readConfig(path: string | undefined): Promise<Config | null> {
  const text = path === undefined ? await usualConfig() : (await readText(path)).text;
  if (text === null) return null;
  const { parseConfig } = await import("../config.ts");
  return parseConfig(text);
}

async function usualConfig(): Promise<string | null> {
  try {
    return (await readText(".github/listwarden.yml")).text;
  } catch (error) {
    if (error instanceof UsageError) return null;
    throw error;
  }
}
