import { type Kysely, sql } from "kysely";
import type { Tables } from "./tables.ts";

interface Swept {
  readonly installation: number;
  readonly owner: string;
  readonly repo: string;
}

/** True where the network was asked about a list within the last day, or nearly so: the hour of a refresh varies. */
export async function isSwept(db: Kysely<Tables>, { installation, owner, repo }: Swept): Promise<boolean> {
  const row = await db
    .selectFrom("sweep")
    .select("swept_at")
    .where("installation", "=", installation)
    .where("owner", "=", owner)
    .where("repo", "=", repo)
    .where("swept_at", ">", sql<Date>`now() - interval '23 hours'`)
    .executeTakeFirst();
  return row !== undefined;
}

/** Remembers that the network was asked about a list just now. */
export async function keepSwept(db: Kysely<Tables>, { installation, owner, repo }: Swept): Promise<void> {
  const swept_at = sql<Date>`now()`;
  await db
    .insertInto("sweep")
    .values({ installation, owner, repo, swept_at })
    .onConflict((conflict) => conflict.columns(["installation", "owner", "repo"]).doUpdateSet({ swept_at }))
    .execute();
}
