import { type Kysely, sql } from "kysely";
import type { Allowance } from "../facts/stores.ts";
import type { Tables } from "./tables.ts";

/** How many look-ups an installation may have a day, and who is told what became of each question for some. */
export interface LookupLimit {
  readonly limit: number;
  readonly taken?: ((granted: number, refused: number) => void) | undefined;
}

/**
 * An installation's look-ups of the present day (UTC), counted in the database and so over all processes. What was
 * wanted is counted, not what was granted: that needs no lock and grants no look-up twice.
 */
export function lookupsOf(
  db: Kysely<Tables>,
  installation: number,
  { limit, taken }: LookupLimit,
): Allowance {
  return {
    limit,
    async take(wanted) {
      const { rows } = await sql<{ wanted: number }>`
        insert into lookups (installation, day, wanted)
        values (${installation}, (now() at time zone 'utc')::date, ${wanted})
        on conflict (installation, day) do update set wanted = lookups.wanted + excluded.wanted
        returning wanted::float8 as wanted`.execute(db);
      const before = (rows[0]?.wanted ?? wanted) - wanted;
      const granted = Math.min(wanted, Math.max(0, limit - before));
      taken?.(granted, wanted - granted);
      return granted;
    },
  };
}

/** Forgets the look-ups of days that are over. */
export async function forgetLookups(db: Kysely<Tables>): Promise<void> {
  await sql`delete from lookups where day < (now() at time zone 'utc')::date`.execute(db);
}
