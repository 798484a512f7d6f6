import { type Kysely, type RawBuilder, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";

/** Forwards only, in order of name; one that is on a main branch is never changed. */
const migrations: Readonly<Record<string, Migration>> = {
  "001-turns": steps(sql`create table turn (installation bigint primary key, level bigint not null)`),
  "002-pauses": steps(sql`create table pause (installation bigint primary key, until timestamptz not null)`),
  "003-reviews": steps(
    sql`create table kept_review (
      installation bigint not null, owner text not null, repo text not null, number integer not null,
      head_sha text not null, entries jsonb not null,
      touched integer not null, findings integer not null,
      judged_at timestamptz not null default now(), seen_at timestamptz not null default now(),
      primary key (installation, owner, repo, number))`,
    sql`create index kept_review_judged_at on kept_review (judged_at)`,
    sql`create table branch (
      installation bigint not null, owner text not null, repo text not null, sha text not null,
      primary key (installation, owner, repo))`,
    sql`create table hold (id integer primary key, since timestamptz, "from" timestamptz)`,
  ),
  "004-facts": steps(
    sql`create table host (host text primary key, next_at timestamptz not null)`,
    sql`create table answer (key text primary key, value jsonb not null, until timestamptz not null)`,
    sql`create index answer_until on answer (until)`,
    sql`create table strike (
      key text primary key, kind text not null, count integer not null, first bigint not null, last bigint not null)`,
  ),
  "005-told": steps(sql`alter table kept_review add column told jsonb, add column told_until timestamptz`),
  "006-lookups": steps(
    sql`create table lookups (
      installation bigint not null, day date not null, wanted bigint not null, primary key (installation, day))`,
  ),
  "007-creations": steps(
    sql`create table creation (
      installation bigint not null, owner text not null, repo text not null, object text not null,
      begun_at timestamptz not null default now(),
      primary key (installation, owner, repo, object))`,
    sql`create table sweep (
      installation bigint not null, owner text not null, repo text not null, swept_at timestamptz not null,
      primary key (installation, owner, repo))`,
    sql`delete from answer where key like 'swept:%'`,
  ),
  "008-pages": steps(
    sql`create table page (
      installation bigint not null, owner text not null, repo text not null,
      before jsonb, latest jsonb not null, latest_at timestamptz not null,
      primary key (installation, owner, repo))`,
  ),
};

function steps(...statements: readonly RawBuilder<unknown>[]): Migration {
  return {
    async up(db) {
      for (const statement of statements) await statement.execute(db);
    },
  };
}

/** Brings the tables up to date; of several that try at once one does it and the others wait. */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
