import { homedir } from "node:os";
import { join } from "node:path";

/** Where the service's jobs lie, for a command that needs nothing else of its settings. */
export function readStore(env: NodeJS.ProcessEnv = process.env): {
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
} {
  return { databaseUrl: env.DATABASE_URL || undefined, dataDir: env.DATA_DIR || "./data" };
}

/** Whether text for a terminal may be coloured, by the conventions of no-color.org. */
export function mayColor(
  stream: { readonly isTTY?: boolean },
  env: NodeJS.ProcessEnv = process.env,
): boolean {
  if (env.NO_COLOR) return false;
  return Boolean(env.FORCE_COLOR) || stream.isTTY === true;
}

/** Where the command line keeps what it learned of the network, by the XDG base directory specification. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return join(env.XDG_CACHE_HOME || join(homedir(), ".cache"), "listwarden");
}

/** The e-mail address that hosts may write to about our requests; null where none was given. */
export function contact(env: NodeJS.ProcessEnv = process.env): string | null {
  return env.LISTWARDEN_CONTACT || null;
}

/** A token of GitHub's for its API, as its Actions provide one; undefined where none was given. */
export function githubToken(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return env.GITHUB_TOKEN || env.GH_TOKEN || undefined;
}

/** The list owner's key to Semantic Scholar; undefined where none was given. */
export function semanticScholarKey(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return env.SEMANTIC_SCHOLAR_KEY || undefined;
}

/** The environment; this file is its only reader. */
export function environment(): Readonly<NodeJS.ProcessEnv> {
  return process.env;
}

/** The variables that a workflow's runner sets for the Action, without the empty ones. */
export function runnerVariables(env: NodeJS.ProcessEnv = process.env): Readonly<Record<string, string>> {
  return withoutEmpty(env);
}

/** The variables that are set; an empty one is not. */
export function withoutEmpty(env: Readonly<NodeJS.ProcessEnv>): Record<string, string> {
  const set: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) if (value) set[name] = value;
  return set;
}
