import { parentPort, workerData } from "node:worker_threads";
import type { Ended, FromThread } from "./isolate.ts";
import type { FactNeeds, FactTable } from "./model/facts.ts";
import { type AdditionsInput, additionNeeds, makeAdditions } from "./requests/additions.ts";
import { answerRequest, type RequestInput, requestNeeds } from "./requests/answer.ts";
import { factNeeds } from "./review/fact-needs.ts";
import { type ListPageInput, makeListPage } from "./review/list-page.ts";
import { type InspectInput, inspectChange, readList } from "./review/report/inspect.ts";
import { judgeChange, parseChange, type ReviewInput } from "./review/review.ts";

// The thread's own side of `isolate.ts`: reads the texts, says what it would like to know, judges with the answers.
const input = workerData as ReviewInput | RequestInput | InspectInput | AdditionsInput | ListPageInput;
if ("issue" in input) answer(input);
else if ("inspect" in input) inspect(input);
else if ("additions" in input) addAll(input);
else if ("page" in input) end({ outcome: "made", html: makeListPage(input) });
else review(input);

function review(input: ReviewInput): void {
  const change = parseChange(input);
  ask(factNeeds(change), (facts) => ({ outcome: "reviewed", review: judgeChange(change, facts) }));
}

function inspect(input: InspectInput): void {
  const change = readList(input);
  ask(factNeeds(change), (facts) => ({ outcome: "inspected", inspection: inspectChange(change, facts) }));
}

function answer(input: RequestInput): void {
  const papers = requestNeeds(input);
  if (papers === null) end({ outcome: "answered", answer: null });
  else
    ask({ links: [], papers }, (facts) => ({
      outcome: "answered",
      answer: answerRequest(input, facts.papers),
    }));
}

function addAll(input: AdditionsInput): void {
  const papers = additionNeeds(input);
  ask({ links: [], papers }, (facts) => ({
    outcome: "added",
    additions: makeAdditions(input, facts.papers),
  }));
}

function ask(needs: FactNeeds, endWith: (facts: FactTable) => Ended): void {
  parentPort?.once("message", (facts: FactTable) => end(endWith(facts)));
  say({ kind: "needs", needs });
}

function end(ended: Ended): void {
  say({ kind: "end", ended });
}

function say(message: FromThread): void {
  parentPort?.postMessage(message);
}
