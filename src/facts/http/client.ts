import pLimit from "p-limit";
import { Agent, type buildConnector, request } from "undici";
import type { Pace } from "../stores.ts";
import { guardedConnector } from "./connector.ts";
import { type FailureReason, failureReason } from "./failure.ts";
import { type Manners, openManners } from "./manners.ts";
import { readBody, singleHeaders } from "./read-answer.ts";
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
  /** How many answers came back, whatever they said: none means that we are cut off. */
  answers(): number;
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
const MAX_HEADER_BYTES = 16 * 1024;

/** Says who asks and, where an address is given, whom to write to; several services ask for it in their terms. */
export function userAgent(contact: string | null): string {
  const name = "listwarden (looks after lists of papers";
  return contact === null ? `${name})` : `${name}; mailto:${contact})`;
}

/** What every exchange of one client shares. */
interface Way {
  readonly agent: Agent;
  readonly manners: Manners;
  readonly reach: Reach;
  readonly userAgent: string;
  readonly limit: ReturnType<typeof pLimit>;
  readonly sent: Map<string, number>;
  readonly counts: { answers: number };
}

/** The one way out to the network: public addresses only, at every hop, within caps of size and time. */
export function openClient(options: ClientOptions): Client {
  const { deadline = 20_000, reach = publicReach, concurrency = 8, connectionsPerHost = 1 } = options;
  const agent = new Agent({
    connect: options.connect ?? guardedConnector(),
    connections: connectionsPerHost,
    pipelining: 1,
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: deadline,
    bodyTimeout: deadline,
  });
  const manners = openManners({ ...options, connectionsPerHost });
  const sent = new Map<string, number>();
  const counts = { answers: 0 };
  const way: Way = {
    agent,
    manners,
    reach,
    sent,
    counts,
    userAgent: options.userAgent,
    limit: pLimit(concurrency),
  };
  return {
    ask: (question) => followHops(way, question, deadline),
    requests: () => sent,
    answers: () => counts.answers,
    close: async () => {
      manners.close();
      await agent.destroy();
    },
  };
}

/** Asks, and follows redirects by hand: every hop is vetted like the first. */
async function followHops(way: Way, question: Question, deadline: number): Promise<Answer> {
  const hops: Hop[] = [];
  const timing = { left: deadline };
  let next = question.url;
  for (;;) {
    const vetted = vetUrl(next, way.reach);
    if (!vetted.ok) return { outcome: "failed", reason: vetted.reason, url: next, hops };
    const answer = await exchange(way, { question, url: vetted.url, timing });
    if (answer.outcome === "failed") return { ...answer, hops };
    const target = question.body === undefined ? redirectTarget(answer) : null;
    if (target === null) return { ...answer, hops };
    hops.push({ url: answer.url, status: answer.status });
    if (hops.length > MAX_HOPS || hops.some(({ url }) => url === target))
      return { outcome: "failed", reason: "too-many-hops", url: target, hops };
    next = target;
  }
}

interface Exchange {
  readonly question: Question;
  readonly url: URL;
  /** Milliseconds that are left for this hop and those after it; waiting for the host's turn costs none. */
  readonly timing: { left: number };
}

async function exchange(way: Way, { question, url, timing }: Exchange): Promise<Answer> {
  const failed = (reason: FailureReason) => ({ outcome: "failed", url: url.href, hops: [], reason }) as const;
  const answer = await way.manners.inTurn(hostOf(url), async () => {
    if (timing.left <= 0) return failed("timeout");
    return way.limit(async () => {
      const start = performance.now();
      try {
        return await send(way, { question, url, timing });
      } catch (error) {
        return failed(failureReason(error));
      } finally {
        timing.left -= performance.now() - start;
      }
    });
  });
  return answer ?? failed("paused");
}

async function send(way: Way, { question, url, timing }: Exchange): Promise<Answered> {
  const host = hostOf(url);
  way.sent.set(host, (way.sent.get(host) ?? 0) + 1);
  const response = await request(url, {
    dispatcher: way.agent,
    method: question.body === undefined ? "GET" : "POST",
    headers: { ...question.headers, "user-agent": way.userAgent, "accept-encoding": "identity" },
    ...(question.body === undefined ? {} : { body: question.body }),
    signal: AbortSignal.timeout(Math.ceil(timing.left)),
  });
  way.counts.answers++;
  const headers = singleHeaders(response.headers);
  await way.manners.obey(host, response.statusCode, headers);
  const limit = Math.min(question.maxBytes ?? DEFAULT_BYTES, MAX_BYTES);
  const body = await readBody(response.body, headers, limit);
  return { outcome: "answered", url: url.href, status: response.statusCode, headers, body, hops: [] };
}

/** Where a redirect leads; null where the answer is none. A place that is no URL is given as it was written. */
function redirectTarget({ status, headers, url }: Answered): string | null {
  const location = headers.location;
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return null;
  return URL.parse(location, url)?.href ?? location;
}
