import { defaultConfig, explainConfig, readConfig } from "../config.ts";
import { type Call, type Command, optionText, type Terminal } from "./command.ts";
import { readText, UsageError } from "./input.ts";

const USUAL = ".github/listwarden.yml";

export const config: Command = {
  summary: "say which settings are in force, and why",
  help: `Usage: listwarden config [options]

Reads the list's decisions and says of every setting what holds and which line says so.

Options:
  --config <file>  default ${USUAL}; where there is none the defaults hold
  -h, --help       this text

An editor checks the file as it is written when its first line is
  # yaml-language-server: $schema=https://unpkg.com/listwarden/schema/config.schema.json

Examples:
  listwarden config
  listwarden config --config lists/papers.yml

Exit code: 0 it can be used, 2 it cannot (each mistake with its line) or wrong usage.`,
  options: { config: { type: "string" } },
  run: runConfig,
};

async function runConfig(call: Call, terminal: Terminal): Promise<number> {
  const given = optionText(call, "config");
  const text = await textOf(given ?? USUAL, given === undefined);
  const read = text === null ? { config: defaultConfig, yaml: null } : readConfig(text);
  const settings = explainConfig(read.config, read.yaml);
  const width = Math.max(...settings.map(({ key }) => key.length));
  for (const { key, value, line } of settings) {
    const why = line === null ? "default" : `${given ?? USUAL}:${line}`;
    terminal.print(`${key.padEnd(width)}  ${value}  (${why})\n`);
  }
  return 0;
}

/** The file's text, or null where it is not there and need not be. */
async function textOf(path: string, mayBeMissing: boolean): Promise<string | null> {
  try {
    return (await readText(path)).text;
  } catch (error) {
    if (mayBeMissing && error instanceof UsageError) return null;
    throw error;
  }
}
