import type { Server } from "node:http";
import { join } from "node:path";
import { Probot } from "probot";
import { createApp } from "./app.ts";
import { knownFacts } from "./facts/collect.ts";
import type { Network } from "./facts/network.ts";
import { createFront, type Delivery } from "./front.ts";
import { AppOctokit, observed } from "./github/app-octokit.ts";
import { SHOWN_WITHIN } from "./jobs/creations.ts";
import { type Engine, openEngine } from "./jobs/engine.ts";
import { watchFindings } from "./jobs/findings-watch.ts";
import { keptPages } from "./jobs/kept-pages.ts";
import { type DurableQueue, openQueue, type Patience } from "./jobs/queue.ts";
import { briefly, createLog, type Logger, type LogTarget } from "./log.ts";
import { createMetrics, type Metrics } from "./metrics.ts";
import { noFacts } from "./model/facts.ts";
import { openPublicPages } from "./public-pages.ts";
import type { Credentials } from "./run-job.ts";
import type { Settings } from "./settings.ts";
import { credentialsOf, startWork, type WorkOptions } from "./work.ts";

/** A curator's session of edits has gone this long without one. */
const QUIET_SECONDS = 1_800;
const WEBHOOKS = "/api/github/webhooks";

export interface ServerOptions {
  /** What the process does: takes deliveries and works, or only works. */
  readonly role?: "serve" | "work";
  readonly Octokit?: typeof AppOctokit;
  /** A database that is open already and stays open afterwards. */
  readonly engine?: Engine;
  readonly patience?: Patience;
  /** How often jobs are looked for whose process is gone, in seconds. */
  readonly monitorSeconds?: number;
  /** How many seconds GitHub may take to show what it was told to create; for a GitHub that is quicker or slower. */
  readonly shownWithin?: number;
  /** Opens what facts are asked with, on the service's database; without it none are asked for. */
  readonly network?: ((db: Engine["db"]) => Network) | undefined;
  /** How long nobody must have pushed before people are told of a mistake, in seconds; null keeps no reports. */
  readonly quiet?: number | null;
  readonly log?: LogTarget;
  readonly ended?: WorkOptions["ended"];
}

/** A service that runs. */
export interface Running {
  readonly port: number;
  readonly webhookUrl: string;
  readonly engine: Engine;
  readonly queue: DurableQueue;
  /** Takes no more deliveries, finishes the jobs that run, and resolves when all is let go. What waits is kept. */
  close(): Promise<void>;
}

/** Starts the service: the database, the HTTP front with Probot behind it, and the work it leads to. */
export async function startServer(settings: Settings, options: ServerOptions = {}): Promise<Running> {
  const { appId, privateKey, webhookSecret, databaseUrl } = settings;
  const log = createLog(settings.logLevel, [privateKey, webhookSecret, databaseUrl ?? ""], options.log);
  const metrics = createMetrics();
  const probot = new Probot({
    ...{ appId, privateKey, secret: webhookSecret, baseUrl: settings.apiUrl, log },
    Octokit: observed(options.Octokit ?? AppOctokit, metrics.requested),
  });
  const failed = (error: unknown) => log.error({ err: briefly(error) }, "database failed");
  const directory = join(settings.dataDir, "database");
  const engine =
    options.engine ??
    (await openEngine({ url: databaseUrl, directory, failed, monitorSeconds: options.monitorSeconds }));
  try {
    const queue = await openQueue(engine, options.patience);
    const credentials = credentialsOf(probot, engine, options.shownWithin ?? SHOWN_WITHIN);
    const network = options.network?.(engine.db);
    const front = await openFront({
      ...{ probot, credentials, queue, engine, network, log, metrics, settings, role: options.role },
    });
    const worker = await startWork({
      ...{ engine, queue, log, metrics, concurrency: settings.concurrency, ended: options.ended },
      credentials,
      ...{ network, lookups: settings.lookups },
      quiet: options.quiet === undefined && settings.reports ? QUIET_SECONDS : (options.quiet ?? null),
    });
    log.info({ database: engine.kind, host: settings.host, port: front.port }, "ready");
    return {
      ...{ port: front.port, webhookUrl: `http://${settings.host}:${front.port}${WEBHOOKS}`, engine, queue },
      async close() {
        await front.stop();
        await worker.stop();
        await network?.client.close();
        await front.close();
        if (options.engine === undefined) await engine.close();
      },
    };
  } catch (error) {
    if (options.engine === undefined) await engine.close();
    throw error;
  }
}

interface FrontParts {
  readonly probot: Probot;
  readonly credentials: Credentials;
  readonly queue: DurableQueue;
  readonly engine: Engine;
  readonly network: Network | undefined;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly settings: Settings;
  readonly role: ServerOptions["role"];
}

/** What listens. It is told apart from the work, so that health is answered until the last job is done. */
async function openFront({ probot, queue, engine, log, metrics, settings, ...parts }: FrontParts) {
  const { credentials, network, role = "serve" } = parts;
  await probot.load(createApp(queue));
  const watch = watchFindings(engine.db);
  const known = network ? knownFacts(network) : () => Promise.resolve(noFacts);
  let draining = false;
  const front = createFront({
    path: role === "serve" ? WEBHOOKS : null,
    secret: settings.webhookSecret,
    accept: (delivery) => receive(probot, delivery),
    async health() {
      // Findings that jump over many lists are a mistake of ours until somebody has looked.
      const status = draining ? "draining" : (await watch.isHolding()) ? "holding" : "ok";
      return { status, database: engine.kind, ...(await queue.counts()) };
    },
    async metrics() {
      return { type: metrics.contentType, text: await metrics.render(await queue.counts()) };
    },
    beside: settings.publicReports
      ? openPublicPages({ credentials, collect: known, pages: keptPages(engine.db) }).answer
      : undefined,
    isTaking: () => !draining,
    failed: (error) => log.error({ err: briefly(error) }, "request failed"),
  });
  return {
    port: await listen(front, settings),
    async stop() {
      draining = true;
    },
    async close() {
      const closed = new Promise((resolve) => front.close(resolve));
      front.closeAllConnections();
      await closed;
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
