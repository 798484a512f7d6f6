import { emptyDatabase } from "./engines.ts";

/** Before all tests: the empty database is made once, and the files of tests copy it. */
export default async function prepare(): Promise<void> {
  await emptyDatabase();
}
