#!/usr/bin/env node
import type { Command } from "./commands/command.ts";
import type { Commands } from "./commands/completion.ts";

/** The commands. They and what they need are loaded when one is called, so that `--version` stays instant. */
const commands: Commands = {
  check: async () => (await import("./commands/check.ts")).check,
  review: async () => (await import("./commands/review.ts")).review,
  duplicates: async () => (await import("./commands/duplicates.ts")).duplicates,
  fix: async () => (await import("./commands/fix.ts")).fix,
  tidy: async () => (await import("./commands/tidy.ts")).tidy,
  same: async () => (await import("./commands/same.ts")).same,
  add: async () => (await import("./commands/add.ts")).add,
  style: async () => (await import("./commands/style.ts")).style,
  report: async () => (await import("./commands/report.ts")).report,
  init: async () => (await import("./commands/init.ts")).init,
  config: async () => (await import("./commands/config.ts")).config,
  links: async () => (await import("./commands/links.ts")).links,
  papers: async () => (await import("./commands/papers.ts")).papers,
  serve: async () => (await import("./commands/serve.ts")).serve,
  jobs: async () => (await import("./commands/jobs.ts")).jobs,
  work: async () => (await import("./commands/serve.ts")).work,
  completion: async () => (await import("./commands/completion.ts")).completionOf(commands),
};

/** What its caller can mend: told in a sentence, without a stack. */
const callerErrors = new Set(["UsageError", "ConfigError", "SettingsError", "DirectoryInUseError"]);

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const [name = "--help", ...rest] = args;
  if (Number.parseInt(process.versions.node, 10) < 22)
    return complain(`listwarden: needs Node 22.19 or newer; this is ${process.versions.node}\n`);
  if (name === "--version" || name === "-V") {
    const { version } = await import("./commands/version.ts");
    return print(`${version}\n`);
  }
  if (name === "--help" || name === "-h" || name === "help") return print(await overview());
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    const { nearest } = await import("./config/nearest.ts");
    const near = nearest(name, Object.keys(commands));
    return complain(
      `listwarden: unknown command "${name}"${near ? `; did you mean "${near}"?` : ""}\nTry: listwarden --help\n`,
    );
  }
  await keepCompiledCode();
  const command = await load();
  try {
    return await run(command, rest);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (callerErrors.has(error.name) || isParseError(error)) {
      return complain(`listwarden ${name}: ${error.message}\nTry: listwarden ${name} --help\n`);
    }
    throw error;
  }
}

async function run(command: Command, args: readonly string[]): Promise<number> {
  const { parseArgs } = await import("node:util");
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    allowNegative: true,
    options: { ...command.options, help: { type: "boolean", short: "h" }, color: { type: "boolean" } },
  });
  if (values.help === true) return print(`${command.help}\n`);
  const { mayColor } = await import("./env.ts");
  const color = typeof values.color === "boolean" ? values.color : mayColor(process.stdout);
  const call = { operands: positionals, values: values as Record<string, string | boolean | undefined> };
  return command.run(call, { print, complain, progress, color });
}

/** Compiling our files anew would be a good part of a short run; where they cannot be kept it is done all the same. */
async function keepCompiledCode(): Promise<void> {
  const [{ enableCompileCache }, { cacheFolder }] = await Promise.all([
    import("node:module"),
    import("./env.ts"),
  ]);
  enableCompileCache(`${cacheFolder()}/compiled`);
}

async function overview(): Promise<string> {
  const rows = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => `  ${name.padEnd(12)}${(await load()).summary}`),
  );
  return `Usage: listwarden <command> [options]

Looks after curated lists of papers.

Commands:
${rows.join("\n")}

  listwarden <command> --help says more. Start with: listwarden check README.md
`;
}

function isParseError(error: Error): boolean {
  return "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function complain(text: string): number {
  process.stderr.write(text);
  return 2;
}

/** Only where somebody watches: a log would keep every step. */
function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${line}\x1b[K`);
}
