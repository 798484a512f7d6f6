import { setTimeout as sleep } from "node:timers/promises";
import pLimit, { type LimitFunction } from "p-limit";
import { Agent, type buildConnector, request } from "undici";
import type { Pace } from "../stores.ts";
import { guardedConnector } from "./connector.ts";
import { type FailureReason, failureReason } from "./failure.ts";
import { readBody, singleHeaders } from "./read-answer.ts";
import { askedGap, askedPause } from "./retry.ts";
import { hostOf, publicReach, type Reach, vetUrl } from "./vet-url.ts";

/** One question. */
export interface Question {
  readonly url: string;
  /** With a body the method is POST, and redirects are not followed. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** How much of the answer is read, in bytes; 64 kB by default, 2 MB at most. */
  readonly maxBytes?: number;
}

export interface Hop {
  readonly url: string;
  readonly status: number;
}

/** What came back. The body is what was read of it, empty where it came compressed against our wish. */
export interface Answered {
  readonly outcome: "answered";
  /** The last hop's. */
  readonly url: string;
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The redirects on the way, first one first. */
  readonly hops: readonly Hop[];
}

export interface Failed {
  readonly outcome: "failed";
  readonly reason: FailureReason;
  readonly url: string;
  readonly hops: readonly Hop[];
}

export type Answer = Answered | Failed;

/** Asks the network, politely and guarded. It never throws. */
export interface Client {
  ask(question: Question): Promise<Answer>;
  /** How many requests were sent, to each host. */
  requests(): ReadonlyMap<string, number>;
  close(): Promise<void>;
}

export interface ClientOptions {
  /** Says who asks, and where they can be reached. */
  readonly userAgent: string;
  readonly pace: Pace;
  /** Milliseconds between two questions to a host. */
  readonly gap?: (host: string) => number;
  /** The longest wait for a host's turn, in milliseconds; beyond it the answer is "paused". */
  readonly patience?: number;
  readonly concurrency?: number;
  readonly connectionsPerHost?: number;
  /** All hops of one question together, in milliseconds. */
  readonly deadline?: number;
  readonly connect?: buildConnector.connector;
  readonly reach?: Reach;
}

const MAX_HOPS = 5;
const MAX_BYTES = 2 * 1024 * 1024;
const DEFAULT_BYTES = 64 * 1024;
const FIRST_PAUSE = 60_000;
const MAX_PAUSE = 300_000;

/** Says who asks and, where an address is given, whom to write to; several services ask for it in their terms. */
export function userAgent(contact: string | null): string {
  const name = "listwarden (looks after lists of papers";
  return contact === null ? `${name})` : `${name}; mailto:${contact})`;
}

/** The gap that each host asks for in its terms; 1 s where none is known. Milliseconds. */
export function politeGap(host: string): number {
  if (host === "arxiv.org" || host.endsWith(".arxiv.org")) return 3_000;
  if (host === "huggingface.co") return 600;
  if (host === "web.archive.org") return 2_500;
  if (host === "eutils.ncbi.nlm.nih.gov") return 400;
  return 1_000;
}

/** The one way out to the network: public addresses only, at every hop, within caps of size and time. */
export function openClient(options: ClientOptions): Client {
  const { pace, gap = politeGap, patience = 30_000, concurrency = 8, connectionsPerHost = 1 } = options;
  const { deadline = 20_000, reach = publicReach, connect = guardedConnector() } = options;
  const agent = new Agent({
    connect,
    connections: connectionsPerHost,
    pipelining: 1,
    maxHeaderSize: 16 * 1024,
    headersTimeout: deadline,
    bodyTimeout: deadline,
  });
  const all = pLimit(concurrency);
  const lanes = new Map<string, LimitFunction>();
  const gaps = new Map<string, number>();
  const pauses = new Map<string, number>();
  const sent = new Map<string, number>();
  const closing = new AbortController();

  async function ask(question: Question): Promise<Answer> {
    const hops: Hop[] = [];
    const timing = { left: deadline };
    let next = question.url;
    for (;;) {
      const vetted = vetUrl(next, reach);
      if (!vetted.ok) return { outcome: "failed", reason: vetted.reason, url: next, hops };
      const answer = await inLane(hostOf(vetted.url), () => exchange(question, vetted.url, timing));
      if (answer.outcome === "failed") return { ...answer, hops };
      const target = question.body === undefined ? redirectTarget(answer) : null;
      if (target === null) return { ...answer, hops };
      hops.push({ url: answer.url, status: answer.status });
      if (hops.length > MAX_HOPS || hops.some(({ url }) => url === target))
        return { outcome: "failed", reason: "too-many-hops", url: target, hops };
      next = target;
    }
  }

  /** One host is asked by one caller at a time, in order. */
  async function inLane<Result>(host: string, work: () => Promise<Result>): Promise<Result> {
    const lane = lanes.get(host) ?? pLimit(connectionsPerHost);
    lanes.set(host, lane);
    try {
      return await lane(work);
    } finally {
      if (lane.activeCount + lane.pendingCount === 0) lanes.delete(host);
    }
  }

  async function exchange(question: Question, url: URL, timing: { left: number }): Promise<Answer> {
    const host = hostOf(url);
    const wait = await pace.reserve(host, gaps.get(host) ?? gap(host));
    const failed = { outcome: "failed", url: url.href, hops: [] } as const;
    if (wait > patience) return { ...failed, reason: "paused" };
    if (wait > 0 && !(await waits(wait, closing.signal))) return { ...failed, reason: "paused" };
    if (timing.left <= 0) return { ...failed, reason: "timeout" };
    return all(async () => {
      const start = performance.now();
      try {
        return await send(question, url, timing.left);
      } catch (error) {
        return { ...failed, reason: failureReason(error) };
      } finally {
        timing.left -= performance.now() - start;
      }
    });
  }

  async function send(question: Question, url: URL, milliseconds: number): Promise<Answered> {
    const host = hostOf(url);
    sent.set(host, (sent.get(host) ?? 0) + 1);
    const response = await request(url, {
      dispatcher: agent,
      method: question.body === undefined ? "GET" : "POST",
      headers: { ...question.headers, "user-agent": options.userAgent, "accept-encoding": "identity" },
      ...(question.body === undefined ? {} : { body: question.body }),
      signal: AbortSignal.timeout(Math.ceil(milliseconds)),
    });
    const headers = singleHeaders(response.headers);
    await obey(host, response.statusCode, headers);
    const limit = Math.min(question.maxBytes ?? DEFAULT_BYTES, MAX_BYTES);
    const body = await readBody(response.body, headers, limit);
    return { outcome: "answered", url: url.href, status: response.statusCode, headers, body, hops: [] };
  }

  /** Keeps to what a host says of its limits, and backs off where it only says "too many". */
  async function obey(
    host: string,
    status: number,
    headers: Readonly<Record<string, string>>,
  ): Promise<void> {
    const asked = askedGap(headers);
    if (asked !== null) gaps.set(host, asked);
    const pause = askedPause(headers, Date.now());
    if (status !== 429 && (status !== 503 || pause === null)) {
      pauses.delete(host);
      if (pause !== null && headers["retry-after"] === undefined) await pace.pause(host, pause);
      return;
    }
    const backOff = Math.min((pauses.get(host) ?? FIRST_PAUSE / 2) * 2, MAX_PAUSE);
    pauses.set(host, backOff);
    await pace.pause(host, pause ?? backOff);
  }

  async function close(): Promise<void> {
    closing.abort();
    await agent.destroy();
  }

  return { ask, requests: () => sent, close };
}

/** Waits; false where the client was closed meanwhile. */
async function waits(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  try {
    await sleep(milliseconds, undefined, { signal });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}

/** Where a redirect leads; null where the answer is none. A place that is no URL is given as it was written. */
function redirectTarget({ status, headers, url }: Answered): string | null {
  const location = headers.location;
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return null;
  return URL.parse(location, url)?.href ?? location;
}
