import { parentPort, workerData } from "node:worker_threads";
import type { FromThread } from "./isolate.ts";
import type { FactTable } from "./model/facts.ts";
import { factNeeds, judgeChange, parseChange, type ReviewInput } from "./review/review.ts";

// The thread's own side of `isolate.ts`: reads the texts, says what it would like to know, judges with the answers.
const change = parseChange(workerData as ReviewInput);

parentPort?.once("message", (facts: FactTable) =>
  say({ kind: "review", review: judgeChange(change, facts) }),
);
say({ kind: "needs", needs: factNeeds(change) });

function say(message: FromThread): void {
  parentPort?.postMessage(message);
}
