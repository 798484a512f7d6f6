import { type Kysely, sql } from "kysely";
import type { Tables } from "./tables.ts";

/** When GitHub asks for a pause, every process keeps it. */
export interface Pauses {
  /** Seconds that are left of an installation's pause; 0 where there is none. */
  left(installation: number): Promise<number>;
  ask(installation: number, seconds: number): Promise<void>;
}

/** The pauses that GitHub has asked for, kept in the database. */
export function openPauses(db: Kysely<Tables>): Pauses {
  return {
    async left(installation) {
      const { rows } = await sql<{ seconds: number }>`
        select extract(epoch from until - now())::float8 as seconds from pause
        where installation = ${installation} and until > now()`.execute(db);
      return rows[0] === undefined ? 0 : Math.ceil(rows[0].seconds);
    },
    async ask(installation, seconds) {
      await sql`
        insert into pause (installation, until) values (${installation}, now() + ${seconds} * interval '1 second')
        on conflict (installation) do update set until = greatest(pause.until, excluded.until)`.execute(db);
    },
  };
}
