import { type Kysely, sql } from "kysely";
import type { GitHub } from "../github/client.ts";
import {
  type InstalledRepository,
  listInstallations,
  listOpenPullRequests,
  listRepositories,
  redeliverFailed,
} from "../github/installations.ts";
import { readTip } from "../github/pull-request.ts";
import { forgetOldCreations } from "./creations.ts";
import type { Queue } from "./job.ts";
import { forgetLookups } from "./lookups.ts";
import { isSwept } from "./sweeps.ts";
import type { Tables } from "./tables.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** GitHub keeps deliveries for three days. */
const DELIVERIES_KEPT = 3 * DAY;
/** A pull request to which nothing has happened for so long is looked at daily instead of hourly. */
const IDLE_AFTER = 14 * DAY;
/** What is kept of a pull request that nobody has looked at for so long is deleted. */
const KEPT_FOR = 180 * DAY;

/** What a refresh works with. */
export interface RefreshOptions {
  readonly db: Kysely<Tables>;
  readonly queue: Queue;
  /** Whether lists are looked at daily with what the network says of them. */
  readonly sweeps: boolean;
}

/** Asks for every installation to be refreshed, and for the deliveries that did not arrive. Asked as the App. */
export async function refreshAll(
  { db, queue }: Pick<RefreshOptions, "db" | "queue">,
  app: GitHub,
): Promise<void> {
  const now = Date.now();
  await db
    .deleteFrom("kept_review")
    .where("seen_at", "<", new Date(now - KEPT_FOR))
    .execute();
  await db.deleteFrom("answer").where("until", "<", new Date(now)).execute();
  await forgetLookups(db);
  await forgetOldCreations(db);
  for (const installation of await listInstallations(app)) {
    await queue.add({ kind: "refresh-installation", installation }, "background");
  }
  await redeliverFailed(app, new Date(now - DELIVERIES_KEPT));
}

/** Asks for a look at every open pull request of an installation, and at pushes nobody told of. */
export async function refreshInstallation(
  options: RefreshOptions,
  github: GitHub,
  installation: number,
): Promise<void> {
  for (const repository of await listRepositories(github)) {
    await refreshPushes(options, github, { ...repository, installation });
    if (options.sweeps) await sweepDaily(options, { ...repository, installation });
    await refreshPullRequests(options, github, { ...repository, installation });
  }
}

type Installed = InstalledRepository & { readonly installation: number };

async function refreshPullRequests(
  { db, queue }: RefreshOptions,
  github: GitHub,
  place: Installed,
): Promise<void> {
  const { installation, owner, repo } = place;
  const now = Date.now();
  const seen = await db
    .selectFrom("kept_review")
    .select(["number", "seen_at", sql<boolean>`entries::text <> '[]'`.as("adds")])
    .where("installation", "=", installation)
    .where("owner", "=", owner)
    .where("repo", "=", repo)
    .execute();
  const seenAt = new Map(seen.map((row) => [row.number, row.seen_at.getTime()]));
  const ask = (number: number) =>
    queue.add({ kind: "review-pull-request", installation, owner, repo, number }, "background");
  const awaited = seen.filter(({ adds }) => adds);
  const open = place.openIssues === 0 ? [] : await listOpenPullRequests(github, place);
  const isOpen = new Set(open.map(({ number }) => number));
  // Nobody told that it was closed: what it would have added is still awaited.
  for (const { number } of awaited) if (!isOpen.has(number)) await ask(number);
  for (const { number, updatedAt } of open) {
    const isIdle = now - updatedAt.getTime() > IDLE_AFTER;
    if (isIdle && now - (seenAt.get(number) ?? 0) < DAY) continue;
    await ask(number);
  }
}

/** What links and papers have become is asked once a day. */
async function sweepDaily(
  { db, queue }: RefreshOptions,
  { installation, owner, repo }: Installed,
): Promise<void> {
  if (await isSwept(db, { installation, owner, repo })) return;
  const job = { kind: "report-list", installation, owner, repo, pushedAt: 0, sweep: true } as const;
  await queue.add(job, "background");
}

/** A branch that is seen for the first time is taken as it is: no push is looked at, but the whole list is. */
async function refreshPushes({ db, queue }: RefreshOptions, github: GitHub, place: Installed): Promise<void> {
  const { installation, owner, repo, url } = place;
  const after = await readTip(github, place, place.defaultBranch);
  if (after === null) return;
  const before = await branchSeen(db, place);
  if (before === after) return;
  if (before === null) {
    await queue.add({ kind: "report-list", installation, owner, repo, pushedAt: 0 }, "background");
    return keepBranch(db, place, after);
  }
  await queue.add({ kind: "review-push", installation, owner, repo, before, after, url }, "background");
  await queue.add({ kind: "update-additions", installation, owner, repo }, "background");
}

interface Branch {
  readonly installation: number;
  readonly owner: string;
  readonly repo: string;
}

/** The commit up to which pushes to the default branch were looked at; null where none was. */
async function branchSeen(db: Kysely<Tables>, { installation, owner, repo }: Branch): Promise<string | null> {
  const row = await db
    .selectFrom("branch")
    .select("sha")
    .where("installation", "=", installation)
    .where("owner", "=", owner)
    .where("repo", "=", repo)
    .executeTakeFirst();
  return row?.sha ?? null;
}

/** Remembers that pushes were looked at up to this commit. */
export async function keepBranch(
  db: Kysely<Tables>,
  { installation, owner, repo }: Branch,
  sha: string,
): Promise<void> {
  await db
    .insertInto("branch")
    .values({ installation, owner, repo, sha })
    .onConflict((conflict) => conflict.columns(["installation", "owner", "repo"]).doUpdateSet({ sha }))
    .execute();
}
