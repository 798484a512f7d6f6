import { type Kysely, sql } from "kysely";
import type { Tables } from "./tables.ts";

/** Watches how much the reviews of all lists find, for the day on which a mistake of ours finds it everywhere. */
export interface FindingsWatch {
  /** A change was judged: looks whether findings have jumped, and holds all writing if they have. */
  judged(): Promise<void>;
  isHolding(): Promise<boolean>;
  /** Writes again; what was judged so far is no longer counted. */
  release(): Promise<void>;
}

/** The last hour counts where so many lists took part in it, and the week before where so many did. */
const LISTS_NOW = 10;
const LISTS_BEFORE = 20;
/** Findings an entry, in multiples of what is normal. */
const JUMP = 3;

/** The watch, whose memory is the reviews that are kept. */
export function watchFindings(db: Kysely<Tables>): FindingsWatch {
  return {
    async judged() {
      await sql`
        with judged as (
          select owner || '/' || repo as list, touched, findings, judged_at > now() - interval '1 hour' as recent
          from kept_review
          where touched > 0 and judged_at > greatest(
            now() - interval '7 days', coalesce((select "from" from hold), '-infinity'))
        ), counted as (
          select
            count(distinct list) filter (where recent) as lists_now,
            count(distinct list) filter (where not recent) as lists_before,
            sum(findings) filter (where recent)::float8 / sum(touched) filter (where recent) as now,
            sum(findings) filter (where not recent)::float8 / sum(touched) filter (where not recent) as before
          from judged
        )
        insert into hold (id, since)
        select 1, now() from counted
        where lists_now >= ${LISTS_NOW} and lists_before >= ${LISTS_BEFORE}
          and now > ${JUMP} * greatest(before, 0.05)
        on conflict (id) do update set since = coalesce(hold.since, excluded.since)`.execute(db);
    },
    async isHolding() {
      const row = await db.selectFrom("hold").select("since").executeTakeFirst();
      return row?.since !== undefined && row.since !== null;
    },
    async release() {
      await sql`insert into hold (id, since, "from") values (1, null, now())
        on conflict (id) do update set since = null, "from" = now()`.execute(db);
    },
  };
}
