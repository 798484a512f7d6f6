import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";

/** Forwards only, in order of name; one that is on a main branch is never changed. */
const migrations: Readonly<Record<string, Migration>> = {
  "001-turns": {
    async up(db) {
      await db.schema
        .createTable("turn")
        .addColumn("installation", "bigint", (column) => column.primaryKey())
        .addColumn("level", "bigint", (column) => column.notNull())
        .execute();
    },
  },
};

/** Brings the tables up to date; of several that try at once one does it and the others wait. */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
