import { join } from "node:path";
import { readStore } from "../env.ts";
import { loadEnvFile } from "../env-file.ts";
import type { Call, Command, Terminal } from "./command.ts";
import { UsageError } from "./input.ts";

export const jobs: Command = {
  summary: "list the jobs that failed too often, or run them again",
  help: `Usage: listwarden jobs [retry <id>… | retry --all | release]

Lists the jobs of the GitHub App that failed too often; each has its id, its object, since
when it lies there and what it failed with last.

  retry <id>…    put these back into the queue
  retry --all    put all of them back
  release        write again, after findings jumped over many lists and writing was held

The database is that of the App: DATABASE_URL, or DATA_DIR. An embedded one takes one process
at a time, so that the App has to be stopped for it.

Examples:
  listwarden jobs
  listwarden jobs retry --all

Exit code: 0 done, 2 wrong usage, or the database is in use.`,
  options: { all: { type: "boolean", default: false } },
  run: runJobs,
};

async function runJobs(call: Call, terminal: Terminal): Promise<number> {
  const [action = "list", ...ids] = call.operands;
  if (!["list", "retry", "release"].includes(action)) {
    throw new UsageError(`${action}: expected retry or release`);
  }
  if (action === "retry" && ids.length > 0 === (call.values.all === true)) {
    throw new UsageError("retry needs the ids of jobs, or --all");
  }
  loadEnvFile();
  const { databaseUrl, dataDir } = readStore();
  const { openEngine } = await import("../jobs/engine.ts");
  const { openQueue } = await import("../jobs/queue.ts");
  const engine = await openEngine({
    ...{ url: databaseUrl, directory: join(dataDir, "database") },
    failed: (error) => terminal.complain(`${error instanceof Error ? error.message : String(error)}\n`),
  });
  try {
    await openQueue(engine);
    return await act(engine, { action, ids }, terminal);
  } finally {
    await engine.close();
  }
}

type OpenEngine = Awaited<ReturnType<typeof import("../jobs/engine.ts").openEngine>>;

interface Asked {
  readonly action: string;
  readonly ids: readonly string[];
}

async function act(engine: OpenEngine, { action, ids }: Asked, terminal: Terminal): Promise<number> {
  const { listDead, retryDead } = await import("../jobs/dead-letters.ts");
  const { watchFindings } = await import("../jobs/findings-watch.ts");
  if (action === "release") {
    await watchFindings(engine.db).release();
    terminal.print("Reviews are written again.\n");
  } else if (action === "retry") {
    terminal.print(`${await retryDead(engine, ids)} put back.\n`);
  } else {
    const dead = await listDead(engine);
    for (const { id, kind, object, since, error } of dead) {
      terminal.print(`${id}  ${since.toISOString()}  ${kind}  ${object}\n    ${error}\n`);
    }
    if (dead.length === 0) terminal.print("No job failed too often.\n");
  }
  return 0;
}
