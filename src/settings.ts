import { readFileSync } from "node:fs";
import { z } from "zod";
import { environment, withoutEmpty } from "./env.ts";

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
  /** Links and papers that an installation may have looked up in a day. */
  readonly lookups: number;
  /** Whether lists get a report and a pull request of corrections. */
  readonly reports: boolean;
  /** Whether anybody may read the page of a public list. */
  readonly publicReports: boolean;
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
    LOOKUPS_PER_DAY: z.coerce.number().int().min(0).default(5_000),
    REPORTS: z.enum(["on", "off"]).default("on"),
    PUBLIC_REPORTS: z.enum(["on", "off"]).default("off"),
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
      lookups: env.LOOKUPS_PER_DAY,
      reports: env.REPORTS === "on",
      publicReports: env.PUBLIC_REPORTS === "on",
    }),
  );

/** Reads the service's settings, with defaults of one's own. */
export function readSettings(
  env: Readonly<NodeJS.ProcessEnv> = environment(),
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

function readKey(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new SettingsError(`The service cannot start:\n  PRIVATE_KEY_PATH cannot be read (${why})`);
  }
}
