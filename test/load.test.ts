import { expect, test } from "vitest";
import { loadAdditions } from "../scripts/load/additions.ts";

// `npm run load:requests` does the same at any size.
test("accepted requests survive commits to the default branch and a person's edit", {
  timeout: 60_000,
}, async () => {
  expect(await loadAdditions({ requests: 2, merges: 1, edits: 1 }, 3)).toEqual({
    ...{ accepted: 2, merged: 1, edited: 1 },
    ...{ conflicts: 0, lost: 0, doubled: 0, left: 0, failures: 0 },
  });
});
