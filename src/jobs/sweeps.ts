import { type Kysely, sql } from "kysely";
import type { Tables } from "./tables.ts";

interface Swept {
  readonly installation: number;
  readonly owner: string;
  readonly repo: string;
}

/** True where the network was asked about a list within the last day. */
export async function isSwept(db: Kysely<Tables>, place: Swept): Promise<boolean> {
  const row = await db
    .selectFrom("answer")
    .select("key")
    .where("key", "=", keyOf(place))
    .where("until", ">", sql<Date>`now()`)
    .executeTakeFirst();
  return row !== undefined;
}

/** Remembers for a day that the network was asked about a list. */
export async function keepSwept(db: Kysely<Tables>, place: Swept): Promise<void> {
  await sql`insert into answer (key, value, until) values (${keyOf(place)}, 'true', now() + interval '23 hours')
    on conflict (key) do update set until = excluded.until`.execute(db);
}

function keyOf({ installation, owner, repo }: Swept): string {
  return `swept:${installation} ${owner}/${repo}`;
}
