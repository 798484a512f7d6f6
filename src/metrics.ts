import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Answered } from "./github/app-octokit.ts";
import type { Counts } from "./jobs/queue.ts";
import type { FactTable } from "./model/facts.ts";

/** What the service counts of itself. */
export interface Metrics {
  readonly contentType: string;
  jobEnded(kind: string, outcome: string, seconds: number): void;
  requested(answered: Answered): void;
  /** What the network answered a review: where each link leads. */
  learned(facts: FactTable): void;
  /** How many look-ups an installation was granted of its day's, and how many refused. */
  lookedUp(granted: number, refused: number): void;
  /** The counts as Prometheus reads them, with the queue's present state. */
  render(counts: Counts): Promise<string>;
}

/** Counts of one process; a scrape adds up those of several. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const { jobs, seconds, requests, remaining, links, lookups, waiting, oldest } = countersIn(registry);
  return {
    contentType: registry.contentType,
    jobEnded(kind, outcome, took) {
      jobs.inc({ kind, outcome });
      seconds.observe({ kind }, took);
    },
    requested(answered) {
      requests.inc({ status: String(answered.status) });
      if (answered.remaining !== null) remaining.set(answered.remaining);
    },
    learned(facts) {
      for (const { verdict } of facts.links.values()) links.inc({ verdict });
    },
    lookedUp(granted, refused) {
      lookups.inc({ outcome: "granted" }, granted);
      lookups.inc({ outcome: "refused" }, refused);
    },
    render(counts) {
      for (const state of ["waiting", "running", "dead"] as const) waiting.set({ state }, counts[state]);
      oldest.set(counts.oldest);
      return registry.metrics();
    },
  };
}

function countersIn(registry: Registry) {
  const registers = [registry];
  const jobs = new Counter({
    ...{ name: "listwarden_jobs_total", help: "Jobs that ended, by kind and outcome" },
    ...{ labelNames: ["kind", "outcome"], registers },
  });
  const seconds = new Histogram({
    ...{ name: "listwarden_job_seconds", help: "How long a try of a job took" },
    ...{ labelNames: ["kind"], buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120], registers },
  });
  const requests = new Counter({
    ...{ name: "listwarden_github_requests_total", help: "Requests to GitHub, by status" },
    ...{ labelNames: ["status"], registers },
  });
  const remaining = new Gauge({
    ...{ name: "listwarden_github_remaining", help: "What the last answer left of an installation's hour" },
    registers,
  });
  const links = new Counter({
    ...{ name: "listwarden_link_verdicts_total", help: "Links that reviews asked about, by verdict" },
    ...{ labelNames: ["verdict"], registers },
  });
  const lookups = new Counter({
    ...{
      name: "listwarden_lookups_total",
      help: "Look-ups of links and papers, by what the day's limit said",
    },
    ...{ labelNames: ["outcome"], registers },
  });
  const waiting = new Gauge({
    ...{ name: "listwarden_queue_jobs", help: "Jobs in the queue, by state" },
    ...{ labelNames: ["state"], registers },
  });
  const oldest = new Gauge({
    ...{ name: "listwarden_queue_oldest_seconds", help: "How long the oldest job that could run has waited" },
    registers,
  });
  return { jobs, seconds, requests, remaining, links, lookups, waiting, oldest };
}
