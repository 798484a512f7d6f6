import { type Kysely, sql } from "kysely";
import { z } from "zod";
import type { PullRequestRef, Repository } from "../github/client.ts";
import type { PendingEntry } from "../model/pending.ts";
import { type Judgement, type Memory, Told } from "../pipeline/memory.ts";
import { watchFindings } from "./findings-watch.ts";
import type { Tables } from "./tables.ts";

const KeptEntries = z.array(z.object({ title: z.string(), links: z.array(z.string()) }));

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

  async function close(ref: PullRequestRef): Promise<void> {
    const { installation, owner, repo, number } = at(ref);
    await db
      .updateTable("kept_review")
      .set({ entries: "[]", told: null, told_until: null })
      .where("installation", "=", installation)
      .where("owner", "=", owner)
      .where("repo", "=", repo)
      .where("number", "=", number)
      .execute();
  }

  async function recall(ref: PullRequestRef) {
    const { installation, owner, repo, number } = at(ref);
    const { rows } = await sql<{ told: unknown }>`update kept_review set seen_at = now()
      where installation = ${installation} and owner = ${owner} and repo = ${repo} and number = ${number}
      returning case when told_until is null or told_until > now() then told end as told`.execute(db);
    const [row] = rows;
    if (row === undefined) return "never";
    // What another version of ours has written is looked at once more.
    return Told.safeParse(row.told).data ?? "unknown";
  }

  async function remember(ref: PullRequestRef, told: Told, seconds: number | null) {
    const until = seconds === null ? sql`null` : sql`now() + ${seconds} * interval '1 second'`;
    const { installation, owner, repo, number } = at(ref);
    await sql`update kept_review set told = ${JSON.stringify(told)}, told_until = ${until}
      where installation = ${installation} and owner = ${owner} and repo = ${repo} and number = ${number}`.execute(
      db,
    );
  }

  return {
    keep,
    recall,
    remember,
    isHolding: watch.isHolding,
    close,
    entriesIn: (place) => entriesIn(db, installation, place),
  };
}

async function entriesIn(
  db: Kysely<Tables>,
  installation: number,
  { owner, repo }: Repository,
): Promise<PendingEntry[]> {
  const rows = await db
    .selectFrom("kept_review")
    .select(["number", "entries"])
    .where("installation", "=", installation)
    .where("owner", "=", owner)
    .where("repo", "=", repo)
    .orderBy("number")
    .execute();
  return rows.flatMap(({ number, entries }) =>
    // What another version of ours has kept is kept anew with the next look.
    (KeptEntries.safeParse(entries).data ?? []).map((entry) => ({ ...entry, pullRequest: number })),
  );
}
