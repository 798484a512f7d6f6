import { type Kysely, sql } from "kysely";
import type { Tables } from "./tables.ts";

/** Forgets everything that was stored for an installation, or for one of its repositories. */
export async function forgetInstallation(
  db: Kysely<Tables>,
  installation: number,
  place?: { readonly owner: string; readonly repo: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const table of ["kept_review", "branch", "creation", "sweep", "page"] as const) {
      const all = trx.deleteFrom(table).where("installation", "=", installation);
      await (place === undefined
        ? all
        : all.where("owner", "=", place.owner).where("repo", "=", place.repo)
      ).execute();
    }
    const here =
      place === undefined
        ? sql``
        : sql`and data->>'owner' = ${place.owner} and data->>'repo' = ${place.repo}`;
    await sql`delete from pgboss.job
      where state <> 'active' and (data->>'installation')::bigint = ${installation} ${here}`.execute(trx);
    if (place !== undefined) return;
    for (const table of ["turn", "pause", "lookups"] as const)
      await trx.deleteFrom(table).where("installation", "=", installation).execute();
  });
}
