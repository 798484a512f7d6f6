import { type Kysely, sql } from "kysely";
import { z } from "zod";
import type { PullRequestRef, Repository } from "../github/client.ts";
import type { Judgement, Memory } from "../pipeline/memory.ts";
import { watchFindings } from "./findings-watch.ts";
import type { Tables } from "./tables.ts";

const KeptEntries = z.array(
  z.object({ path: z.string(), line: z.number(), title: z.string(), text: z.string() }),
);

/** The memory of one installation's pull requests, in the database. */
export function keptReviews(db: Kysely<Tables>, installation: number): Memory {
  const watch = watchFindings(db);
  const at = ({ owner, repo, number }: PullRequestRef) => ({ installation, owner, repo, number });

  async function keep(ref: PullRequestRef, judgement: Judgement): Promise<void> {
    const { headSha, entries, touched, findings } = judgement;
    const row = { head_sha: headSha, touched, findings, entries: JSON.stringify(entries) };
    await db
      .insertInto("kept_review")
      .values({ ...at(ref), ...row })
      .onConflict((conflict) =>
        conflict.columns(["installation", "owner", "repo", "number"]).doUpdateSet({
          ...row,
          seen_at: sql<Date>`now()`,
          // Looking once more at the same is no news.
          judged_at: sql<Date>`case
            when kept_review.head_sha = excluded.head_sha and kept_review.findings = excluded.findings
            then kept_review.judged_at else now() end`,
        }),
      )
      .execute();
    await watch.judged();
  }

  async function entriesIn({ owner, repo }: Repository) {
    const rows = await db
      .selectFrom("kept_review")
      .select(["number", "entries"])
      .where("installation", "=", installation)
      .where("owner", "=", owner)
      .where("repo", "=", repo)
      .orderBy("number")
      .execute();
    return rows.flatMap(({ number, entries }) =>
      KeptEntries.parse(entries).map((entry) => ({ ...entry, number })),
    );
  }

  return { keep, isHolding: watch.isHolding, entriesIn };
}

/** Forgets everything that was stored for an installation, or for one of its repositories. */
export async function forgetInstallation(
  db: Kysely<Tables>,
  installation: number,
  place?: { readonly owner: string; readonly repo: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const table of ["kept_review", "branch"] as const) {
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
    await trx.deleteFrom("turn").where("installation", "=", installation).execute();
    await trx.deleteFrom("pause").where("installation", "=", installation).execute();
  });
}
