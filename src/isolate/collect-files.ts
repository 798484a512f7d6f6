import type { CollectFacts } from "../isolate.ts";

/** Says of some paths whether there is a file; of those that are not in the answer nobody knows. */
export type LookForFiles = (paths: readonly string[]) => Promise<ReadonlyMap<string, boolean>>;

/** Answers as `collect` does, and of linked files as `look` does. */
export function collectFiles(collect: CollectFacts, look: LookForFiles): CollectFacts {
  return async (needs) => {
    const { files: paths = [] } = needs;
    const table = await collect(needs);
    return paths.length === 0 ? table : { ...table, files: await look(paths) };
  };
}
