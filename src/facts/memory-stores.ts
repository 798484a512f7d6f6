import type { Cache, Pace, Strike, Strikes } from "./stores.ts";

const DAY = 86_400_000;

/** The three stores of one run that keeps nothing. `now` answers milliseconds since 1970. */
export function memoryStores(now: () => number = Date.now): { pace: Pace; cache: Cache; strikes: Strikes } {
  return { pace: memoryPace(now), cache: memoryCache(now), strikes: memoryStrikes() };
}

/** The pace of one process. */
export function memoryPace(now: () => number = Date.now): Pace {
  const free = new Map<string, number>();
  return {
    async reserve(host, gap) {
      const at = Math.max(now(), free.get(host) ?? 0);
      free.set(host, at + gap);
      return at - now();
    },
    async pause(host, duration) {
      free.set(host, Math.max(free.get(host) ?? 0, now() + duration));
    },
  };
}

function memoryCache(now: () => number): Cache {
  const kept = new Map<string, { value: unknown; until: number }>();
  return {
    async read(keys) {
      const found = new Map<string, unknown>();
      for (const key of keys) {
        const entry = kept.get(key);
        if (entry && entry.until > now()) found.set(key, entry.value);
      }
      return found;
    },
    async write(entries) {
      for (const { key, value, days } of entries) kept.set(key, { value, until: now() + days * DAY });
    },
  };
}

function memoryStrikes(): Strikes {
  const kept = new Map<string, Strike>();
  return {
    async read(keys) {
      return new Map(
        keys.flatMap((key) => {
          const strike = kept.get(key);
          return strike ? [[key, strike] as const] : [];
        }),
      );
    },
    async write(strikes) {
      for (const [key, strike] of strikes) {
        if (strike === null) kept.delete(key);
        else kept.set(key, strike);
      }
    },
  };
}
