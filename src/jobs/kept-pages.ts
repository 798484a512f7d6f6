import { type Kysely, sql } from "kysely";
import type { Tables } from "./tables.ts";

/** A list on whose behalf a page is made. */
export interface Paged {
  readonly installation: number;
  readonly owner: string;
  readonly repo: string;
}

/** What the pages of lists remember, for the next one to say what changed. */
export interface KeptPages {
  /** How a list stood a week ago or longer, as a page of ours wrote it down; null where none did. */
  before(list: Paged): Promise<unknown>;
  /** Keeps how a list stands now. Once a week that becomes what later pages are compared with. */
  keep(list: Paged, state: unknown): Promise<void>;
}

/** Keeps them in the database. */
export function keptPages(db: Kysely<Tables>): KeptPages {
  return {
    async before({ installation, owner, repo }) {
      const { rows } = await sql<{ state: unknown }>`
        select case when latest_at < now() - interval '7 days' then latest else before end as state
        from page where installation = ${installation} and owner = ${owner} and repo = ${repo}`.execute(db);
      return rows[0]?.state ?? null;
    },
    async keep({ installation, owner, repo }, state) {
      await sql`insert into page (installation, owner, repo, latest, latest_at)
        values (${installation}, ${owner}, ${repo}, ${JSON.stringify(state)}::jsonb, now())
        on conflict (installation, owner, repo) do update set
          before = case when page.latest_at < now() - interval '7 days' then page.latest else page.before end,
          latest = case when page.latest_at < now() - interval '7 days' then excluded.latest else page.latest end,
          latest_at = case when page.latest_at < now() - interval '7 days' then now() else page.latest_at end`.execute(
        db,
      );
    },
  };
}
