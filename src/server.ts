import { realpathSync } from "node:fs";
import type { Server } from "node:http";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { Probot } from "probot";
import { createApp } from "./app.ts";
import { readSettings, type Settings, SettingsError } from "./env.ts";
import { createFront, type Delivery } from "./front.ts";
import { AppOctokit, identify, type Me } from "./github/client.ts";
import type { Job } from "./jobs/job.ts";
import { openMemoryQueue } from "./jobs/memory-queue.ts";
import type { Outcome } from "./pipeline.ts";
import { type Credentials, runJob } from "./work.ts";

const WEBHOOKS = "/api/github/webhooks";
/** Orchestrators kill a process some 30 s after they asked it to end. */
const DRAIN_MS = 25_000;

export interface ServerOptions {
  readonly Octokit?: typeof AppOctokit;
  /** Told how every job ended. */
  readonly finished?: (job: Job, outcomes: readonly Outcome[], milliseconds: number) => void;
  readonly failed?: (job: Job, error: unknown) => void;
}

/** A service that listens. */
export interface Running {
  readonly port: number;
  readonly webhookUrl: string;
  /** Resolves once no job waits or runs. */
  idle(): Promise<void>;
  /** Takes no more deliveries, finishes the jobs it has, and resolves when all is done. */
  close(): Promise<void>;
}

/** Starts the service: the HTTP front, Probot behind it, and the work it leads to. */
export async function startServer(settings: Settings, options: ServerOptions = {}): Promise<Running> {
  const probot = new Probot({
    appId: settings.appId,
    privateKey: settings.privateKey,
    secret: settings.webhookSecret,
    baseUrl: settings.apiUrl,
    logLevel: settings.logLevel,
    logFormat: "json",
    Octokit: options.Octokit ?? AppOctokit,
  });
  const access = credentials(probot);
  const queue = openMemoryQueue({
    async run(job) {
      const began = performance.now();
      const outcomes = await runJob(access, job);
      const ms = Math.round(performance.now() - began);
      probot.log.info({ ...job, outcomes, ms }, "job finished");
      options.finished?.(job, outcomes, ms);
    },
    failed(job, error) {
      probot.log.error({ ...job, err: briefly(error) }, "job failed");
      options.failed?.(job, error);
    },
  });
  await probot.load(createApp(queue));
  let draining = false;
  const front = createFront({
    path: WEBHOOKS,
    secret: settings.webhookSecret,
    accept: (delivery) => receive(probot, delivery),
    health: () => ({ status: draining ? "draining" : "ok", ...queue.counts() }),
    failed: (error) => probot.log.error({ err: briefly(error) }, "request failed"),
  });
  const port = await listen(front, settings);
  probot.log.info({ host: settings.host, port }, "listening");
  return {
    port,
    webhookUrl: `http://${settings.host}:${port}${WEBHOOKS}`,
    idle: queue.idle,
    async close() {
      draining = true;
      const closed = new Promise((resolve) => front.close(resolve));
      front.closeIdleConnections();
      await queue.idle();
      front.closeAllConnections();
      await closed;
    },
  };
}

/** Who we are does not change while we run: it is asked once. */
function credentials(probot: Probot): Credentials {
  let known: Promise<Me> | null = null;
  return {
    installation: (id) => probot.auth(id),
    async me(installation) {
      known ??= probot.auth().then((app) => identify(app, installation));
      try {
        return await known;
      } catch (error) {
        known = null;
        throw error;
      }
    },
  };
}

async function receive(probot: Probot, { id, event, payload }: Delivery): Promise<void> {
  type Verified = Parameters<typeof probot.webhooks.receive>[0];
  // The signature says that GitHub wrote it, and these are GitHub's published types of what it writes.
  await probot.webhooks.receive({ id, name: event, payload } as Verified);
}

async function listen(front: Server, { host, port }: Settings): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    front.once("error", reject);
    front.listen(port, host, resolve);
  });
  const address = front.address();
  return typeof address === "object" && address !== null ? address.port : port;
}

/** An error without the request it carries: that holds a token. */
function briefly(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  return { name: error.name, message: error.message, stack: error.stack };
}

async function main(): Promise<void> {
  const running = await startServer(readSettings());
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), DRAIN_MS).unref();
      running.close().then(() => process.exit(0));
    });
  }
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof SettingsError ? error.message : String(error)}\n`);
    process.exit(error instanceof SettingsError ? 2 : 1);
  });
}
