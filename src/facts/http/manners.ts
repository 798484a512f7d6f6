import { setTimeout as sleep } from "node:timers/promises";
import pLimit, { type LimitFunction } from "p-limit";
import type { Pace } from "../stores.ts";
import { askedGap, askedPause } from "./retry.ts";

/** How hosts are treated: one question at a time, as slowly as each asks for, and none while it wants to be left alone. */
export interface Manners {
  /** Does the work when it is the host's turn; null where that is further away than our patience. */
  inTurn<Result>(host: string, work: () => Promise<Result>): Promise<Result | null>;
  /** Takes note of what an answer says of the host's limits. */
  obey(host: string, status: number, headers: Readonly<Record<string, string>>): Promise<void>;
  /** Ends all waiting. */
  close(): void;
}

export interface MannersOptions {
  readonly pace: Pace;
  /** Milliseconds between two questions to a host. */
  readonly gap?: (host: string) => number;
  /** The longest wait for a host's turn, in milliseconds. */
  readonly patience?: number;
  readonly connectionsPerHost: number;
}

/** Milliseconds for which a host is left alone that says "too many" and not for how long; doubled each time. */
const FIRST_PAUSE = 60_000;
const MAX_PAUSE = 300_000;

/** The gap that each host asks for in its terms; 1 s where none is known. Milliseconds. */
export function politeGap(host: string): number {
  if (host === "arxiv.org" || host.endsWith(".arxiv.org")) return 3_000;
  if (host === "huggingface.co") return 600;
  if (host === "web.archive.org") return 2_500;
  if (host === "eutils.ncbi.nlm.nih.gov") return 400;
  return 1_000;
}

export function openManners(options: MannersOptions): Manners {
  const { pace, gap = politeGap, patience = 30_000, connectionsPerHost } = options;
  const lanes = new Map<string, LimitFunction>();
  const gaps = new Map<string, number>();
  const closing = new AbortController();

  async function inTurn<Result>(host: string, work: () => Promise<Result>): Promise<Result | null> {
    const lane = lanes.get(host) ?? pLimit(connectionsPerHost);
    lanes.set(host, lane);
    try {
      return await lane(async () => {
        const wait = await pace.reserve(host, gaps.get(host) ?? gap(host));
        if (wait > patience || !(await waits(wait, closing.signal))) return null;
        return work();
      });
    } finally {
      if (lane.activeCount + lane.pendingCount === 0) lanes.delete(host);
    }
  }

  return { inTurn, obey: keepToLimits(pace, gaps), close: () => closing.abort() };
}

function keepToLimits(pace: Pace, gaps: Map<string, number>): Manners["obey"] {
  const pauses = new Map<string, number>();
  return async (host, status, headers) => {
    const asked = askedGap(headers);
    if (asked !== null) gaps.set(host, asked);
    const pause = askedPause(headers, Date.now());
    const isRefusal = status === 429 || (status === 503 && pause !== null);
    if (!isRefusal) {
      pauses.delete(host);
      // A limit that is used up is announced with the last answer that it allowed.
      if (pause !== null && headers["retry-after"] === undefined) await pace.pause(host, pause);
      return;
    }
    const backOff = Math.min((pauses.get(host) ?? FIRST_PAUSE / 2) * 2, MAX_PAUSE);
    pauses.set(host, backOff);
    await pace.pause(host, pause ?? backOff);
  };
}

/** Waits; false where all waiting was ended meanwhile. */
async function waits(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  if (milliseconds <= 0) return !signal.aborted;
  try {
    await sleep(milliseconds, undefined, { signal });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}
