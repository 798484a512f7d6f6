import { type Kysely, sql } from "kysely";
import type { Creations } from "../github/creations.ts";
import type { Tables } from "./tables.ts";
import { Postponed } from "./worker.ts";

/**
 * How long nothing is created again that was begun to be created, in seconds: GitHub ends a request after ten
 * (docs.github.com, "Troubleshooting the REST API"), and shows within a few more what came of it.
 */
export const SHOWN_WITHIN = 20;

/**
 * The claims of somebody who begins to look now, on behalf of an installation; they are kept in the database, so that
 * they outlive a process and hold among several. What was claimed or ended too late for that look to have seen what
 * came of it throws a `Postponed`: the next look decides.
 */
export function openCreations(db: Kysely<Tables>, installation: number, seconds: number): Creations {
  const began = performance.now();
  return {
    begin: ({ owner, repo }, objects) =>
      db.transaction().execute(async (trx) => {
        const wanted = [...new Set(objects)];
        const unseen = seconds + (performance.now() - began) / 1000;
        const { rows } = await sql`
          insert into creation (installation, owner, repo, object)
          select ${installation}, ${owner}, ${repo}, object from unnest(${wanted}::text[]) as wanted (object)
          on conflict (installation, owner, repo, object) do update set begun_at = now()
            where creation.begun_at <= now() - ${unseen} * interval '1 second'
          returning object`.execute(trx);
        // What was claimed beside it is let go again with the transaction.
        if (rows.length < wanted.length)
          throw new Postponed(seconds, "GitHub may not show yet what was created");
      }),
    async end({ owner, repo }, objects) {
      await sql`update creation set begun_at = now() where installation = ${installation}
        and owner = ${owner} and repo = ${repo} and object = any(${[...objects]}::text[])`.execute(db);
    },
  };
}

/** Forgets the claims that keep nobody from anything any more. */
export async function forgetOldCreations(db: Kysely<Tables>): Promise<void> {
  await sql`delete from creation where begun_at < now() - interval '1 hour'`.execute(db);
}
