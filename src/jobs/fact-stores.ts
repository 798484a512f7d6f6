import { type Kysely, sql } from "kysely";
import type { Cache, Pace, Strike, Strikes } from "../facts/stores.ts";
import type { Tables } from "./tables.ts";

/** What the fact stage keeps, in the database and so over all processes. */
export function factStores(db: Kysely<Tables>): { pace: Pace; cache: Cache; strikes: Strikes } {
  return { pace: pace(db), cache: cache(db), strikes: strikes(db) };
}

/** A turn is taken before the request is sent: a process that dies can only make the others slower. */
function pace(db: Kysely<Tables>): Pace {
  return {
    async reserve(host, gap) {
      const { rows } = await sql<{ wait: number }>`
        insert into host (host, next_at) values (${host}, now() + ${gap} * interval '1 millisecond')
        on conflict (host) do update
          set next_at = greatest(host.next_at, now()) + ${gap} * interval '1 millisecond'
        returning (extract(epoch from next_at - ${gap} * interval '1 millisecond' - clock_timestamp()) * 1000)::float8
          as wait`.execute(db);
      return Math.max(0, Math.ceil(rows[0]?.wait ?? 0));
    },
    async pause(host, duration) {
      await sql`
        insert into host (host, next_at) values (${host}, now() + ${duration} * interval '1 millisecond')
        on conflict (host) do update set next_at = greatest(host.next_at, excluded.next_at)`.execute(db);
    },
  };
}

function cache(db: Kysely<Tables>): Cache {
  return {
    async read(keys) {
      if (keys.length === 0) return new Map();
      const rows = await db
        .selectFrom("answer")
        .select(["key", "value"])
        .where("key", "=", sql<string>`any(${keys})`)
        .where("until", ">", sql<Date>`now()`)
        .execute();
      return new Map(rows.map(({ key, value }) => [key, value]));
    },
    async write(entries) {
      // Later entries win; one statement may not touch a row twice.
      const newest = new Map(entries.map((entry) => [entry.key, entry]));
      if (newest.size === 0) return;
      await sql`
        insert into answer (key, value, until)
        select key, coalesce(value, 'null'), now() + days * interval '1 day'
        from json_to_recordset(${JSON.stringify([...newest.values()])}::json)
          as entry (key text, value jsonb, days float8)
        on conflict (key) do update set value = excluded.value, until = excluded.until`.execute(db);
    },
  };
}

function strikes(db: Kysely<Tables>): Strikes {
  return {
    async read(keys) {
      if (keys.length === 0) return new Map();
      const rows = await db
        .selectFrom("strike")
        .selectAll()
        .where("key", "=", sql<string>`any(${keys})`)
        .execute();
      return new Map(rows.map(({ key, ...strike }) => [key, strike]));
    },
    async write(changed) {
      const kept: (Strike & { readonly key: string })[] = [];
      const gone: string[] = [];
      for (const [key, strike] of changed) {
        if (strike === null) gone.push(key);
        else kept.push({ key, ...strike });
      }
      await db.transaction().execute(async (trx) => {
        if (gone.length > 0) await sql`delete from strike where key = any(${gone})`.execute(trx);
        await sql`
          insert into strike (key, kind, count, first, last)
          select key, kind, count, first, last
          from json_to_recordset(${JSON.stringify(kept)}::json)
            as entry (key text, kind text, count integer, first bigint, last bigint)
          on conflict (key) do update
            set kind = excluded.kind, count = excluded.count, first = excluded.first, last = excluded.last`.execute(
          trx,
        );
      });
    },
  };
}
