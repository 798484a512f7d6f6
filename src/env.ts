import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { z } from "zod";

/** What the service is started with. */
export interface Settings {
  readonly appId: number;
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly host: string;
  readonly port: number;
  readonly apiUrl: string;
  readonly logLevel: "debug" | "info" | "warn" | "error" | "fatal";
  /** A PostgreSQL server; without it the database is embedded. */
  readonly databaseUrl: string | undefined;
  /** Where the embedded database lies. */
  readonly dataDir: string;
  /** How many jobs a process runs at once. */
  readonly concurrency: number;
}

/** A setting that is missing or wrong: the operator's to mend. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

const Settings = z
  .object({
    APP_ID: z.coerce.number("must be the App's number").int().positive("must be the App's number"),
    PRIVATE_KEY: z
      .string("is missing; give it or PRIVATE_KEY_PATH")
      .includes("PRIVATE KEY", { error: "must be the App's private key (PEM)" }),
    WEBHOOK_SECRET: z
      .string("is missing; make one with: openssl rand -hex 32")
      .min(32, "has fewer than 32 characters; make one with: openssl rand -hex 32"),
    HOST: z.string().default("127.0.0.1"),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    GITHUB_API_URL: z.url().default("https://api.github.com"),
    LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "fatal"]).default("info"),
    DATABASE_URL: z
      .url({ protocol: /^postgres(?:ql)?$/, error: "must begin with postgres:// or postgresql://" })
      .optional(),
    DATA_DIR: z.string().default("./data"),
    CONCURRENCY: z.coerce.number().int().min(1).max(100).default(4),
  })
  .transform(
    (env): Settings => ({
      appId: env.APP_ID,
      privateKey: env.PRIVATE_KEY,
      webhookSecret: env.WEBHOOK_SECRET,
      host: env.HOST,
      port: env.PORT,
      apiUrl: env.GITHUB_API_URL,
      logLevel: env.LOG_LEVEL,
      databaseUrl: env.DATABASE_URL,
      dataDir: env.DATA_DIR,
      concurrency: env.CONCURRENCY,
    }),
  );

/** Takes on what a file `.env` in the working directory says, except where the environment itself says otherwise. */
export function loadEnvFile(): void {
  if (existsSync(".env")) process.loadEnvFile();
}

/** Reads the service's settings, with defaults of one's own; this file is the only reader of the environment. */
export function readSettings(
  env: NodeJS.ProcessEnv = process.env,
  defaults: Readonly<Record<string, string>> = {},
): Settings {
  const { PRIVATE_KEY, PRIVATE_KEY_PATH } = env;
  const given = PRIVATE_KEY ?? (PRIVATE_KEY_PATH === undefined ? undefined : readKey(PRIVATE_KEY_PATH));
  // Many hosts keep a variable on one line and write its line ends as \n.
  const key = given?.replaceAll("\\n", "\n");
  const parsed = Settings.safeParse({ ...defaults, ...withoutEmpty(env), PRIVATE_KEY: key });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`);
  throw new SettingsError(`The service cannot start:\n${problems.join("\n")}`);
}

/** Where the service's jobs lie, for a command that needs nothing else of its settings. */
export function readStore(env: NodeJS.ProcessEnv = process.env): Pick<Settings, "databaseUrl" | "dataDir"> {
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

/** The variables that a workflow's runner sets for the Action, without the empty ones. */
export function runnerVariables(env: NodeJS.ProcessEnv = process.env): Readonly<Record<string, string>> {
  return withoutEmpty(env);
}

function readKey(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new SettingsError(`The service cannot start:\n  PRIVATE_KEY_PATH cannot be read (${why})`);
  }
}

/** An empty variable is one that was not set. */
function withoutEmpty(env: NodeJS.ProcessEnv): Record<string, string> {
  const set: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) if (value) set[name] = value;
  return set;
}
