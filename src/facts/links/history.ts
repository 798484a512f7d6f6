import type { LinkFact } from "../../model/facts.ts";
import type { Strike } from "../stores.ts";
import type { Failure, Sighting } from "./sighting.ts";

const DAY = 86_400_000;

/** Two looks closer together than this are one: a server that is down is down for an hour. */
const APART = DAY * 0.8;

/** How often and over how many days a failure must be seen before it is the verdict; null where it never is. */
const PROOF: Readonly<
  Record<Failure, { count: number; days: number; verdict: "dead" | "gone-or-private" } | null>
> = {
  absent: { count: 2, days: 1, verdict: "dead" },
  hidden: { count: 2, days: 1, verdict: "gone-or-private" },
  missing: { count: 3, days: 7, verdict: "dead" },
  "missing-at-publisher": { count: 3, days: 14, verdict: "dead" },
  unreachable: { count: 3, days: 14, verdict: "dead" },
  ill: null,
  soft: null,
};

/** Days between the two looks that make a permanent redirect a move. */
const MOVE_DAYS = 7;

/** What a sighting means with what was seen before, and what is to be remembered: null forgets, undefined changes nothing. */
export interface Judged {
  readonly fact: LinkFact;
  readonly strike?: Strike | null;
}

/** Judges a look at a link by its history. `now` in milliseconds since 1970. */
export function judgeSighting(sighting: Sighting, before: Strike | undefined, now: number): Judged {
  const status = "status" in sighting && sighting.status !== undefined ? { status: sighting.status } : {};
  const { evidence } = sighting;
  switch (sighting.kind) {
    case "alive":
      return { fact: { verdict: "alive", evidence, ...status }, ...(before ? { strike: null } : {}) };
    case "renamed":
      return {
        fact: { verdict: "moved", target: sighting.target, evidence },
        ...(before ? { strike: null } : {}),
      };
    case "settled":
      return { fact: { verdict: sighting.verdict, evidence, ...status } };
    case "redirected": {
      const strike = nextStrike(`moved ${sighting.target}`, before, now);
      const isProved = strike.count >= 2 && daysOf(strike) >= MOVE_DAYS;
      const fact: LinkFact = isProved
        ? { verdict: "moved", target: sighting.target, evidence, ...status }
        : { verdict: "alive", evidence, ...status };
      return { fact, strike };
    }
    case "failing": {
      const strike = nextStrike(sighting.failure, before, now);
      const proof = PROOF[sighting.failure];
      const days = daysOf(strike);
      const isProved = proof !== null && strike.count >= proof.count && days >= proof.days;
      const verdict = isProved ? proof.verdict : "suspect";
      return {
        fact: { verdict, evidence, failures: { count: strike.count, days: Math.floor(days) }, ...status },
        strike,
      };
    }
  }
}

function nextStrike(kind: string, before: Strike | undefined, now: number): Strike {
  if (before?.kind !== kind) return { kind, count: 1, first: now, last: now };
  if (now - before.last < APART) return before;
  return { ...before, count: before.count + 1, last: now };
}

function daysOf({ first, last }: Strike): number {
  return (last - first) / DAY;
}
