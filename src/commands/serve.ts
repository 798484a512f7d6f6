import process from "node:process";
import { loadEnvFile } from "../env-file.ts";
import { readSettings, SettingsError } from "../settings.ts";
import type { Command } from "./command.ts";

/** Orchestrators kill a process some 30 s after they asked it to end. */
const DRAIN_MS = 25_000;

const AFTER = `Settings come from the environment, and from a file .env where the environment has none.
They are in the README; APP_ID, PRIVATE_KEY (or PRIVATE_KEY_PATH) and WEBHOOK_SECRET are needed.

SIGTERM and SIGINT end it: the jobs that run are finished, those that wait are kept.

Exit code: 0 ended as asked, 1 it could not go on, 2 a setting is missing or wrong.`;

export const serve: Command = {
  summary: "run the GitHub App: take deliveries and work",
  help: `Usage: listwarden serve

Runs the GitHub App: takes deliveries, stores them as jobs and works on them. The jobs lie
in an embedded database in DATA_DIR, or on the PostgreSQL server of DATABASE_URL.

Examples:
  listwarden serve

${AFTER}`,
  options: {},
  run: () => runUntilAsked("serve"),
};

export const work: Command = {
  summary: "run one more process of the GitHub App that only works",
  help: `Usage: listwarden work

Works on the jobs that "listwarden serve" stores, beside it: any number of processes, on any
number of machines, with one PostgreSQL server (DATABASE_URL).

Examples:
  listwarden work

${AFTER}`,
  options: {},
  run: () => runUntilAsked("work"),
};

async function runUntilAsked(role: "serve" | "work"): Promise<number> {
  loadEnvFile();
  // Another process of the same machine most often listens on the usual port.
  const settings = readSettings(undefined, role === "work" ? { PORT: "0" } : {});
  if (role === "work" && settings.databaseUrl === undefined) {
    throw new SettingsError(
      "work needs DATABASE_URL: the embedded database takes one process, which is serve",
    );
  }
  const { startServer } = await import("../server.ts");
  const { openServiceNetwork } = await import("../network.ts");
  // Whoever reads that we are ready may ask us to end in that moment.
  const end = asked();
  const running = await startServer(settings, { role, network: openServiceNetwork });
  await end;
  setTimeout(() => process.exit(1), DRAIN_MS).unref();
  await running.close();
  return 0;
}

function asked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve());
  });
}
