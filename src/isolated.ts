import { parentPort } from "node:worker_threads";
import type { Ended, FromThread, ThreadInput } from "./isolate.ts";
import type { FactNeeds, FactTable } from "./model/facts.ts";
import type { AdditionsInput } from "./requests/additions.ts";
import type { RequestInput } from "./requests/answer.ts";
import { factNeeds } from "./review/fact-needs.ts";
import type { ListPageInput } from "./review/list-page.ts";
import type { InspectInput } from "./review/report/inspect.ts";
import { judgeChange, parseChange, type ReviewInput } from "./review/review.ts";

// The thread's own side of `isolate.ts`: reads the texts, says what it would like to know, judges with the answers.
// One thing at a time, until it is ended; what only some of them need is loaded when it is asked for.
next();

function next(): void {
  parentPort?.once("message", (input: ThreadInput) => run(input));
}

async function run(input: ThreadInput): Promise<void> {
  if ("issue" in input) await answer(input);
  else if ("inspect" in input) await inspect(input);
  else if ("additions" in input) await addAll(input);
  else if ("page" in input) await makePage(input);
  else review(input);
}

function review(input: ReviewInput): void {
  const change = parseChange(input);
  ask(factNeeds(change), (facts) => ({ outcome: "reviewed", review: judgeChange(change, facts) }));
}

async function inspect(input: InspectInput): Promise<void> {
  const { inspectChange, readList } = await import("./review/report/inspect.ts");
  const change = readList(input);
  ask(factNeeds(change), (facts) => ({ outcome: "inspected", inspection: inspectChange(change, facts) }));
}

async function answer(input: RequestInput): Promise<void> {
  const { answerRequest, requestNeeds } = await import("./requests/answer.ts");
  const needs = requestNeeds(input);
  if (needs === null) end({ outcome: "answered", answer: null });
  else ask(needs, (facts) => ({ outcome: "answered", answer: answerRequest(input, facts) }));
}

async function addAll(input: AdditionsInput): Promise<void> {
  const { additionNeeds, makeAdditions } = await import("./requests/additions.ts");
  ask(additionNeeds(input), (facts) => ({ outcome: "added", additions: makeAdditions(input, facts) }));
}

async function makePage(input: ListPageInput): Promise<void> {
  const { readListPage, renderListPage } = await import("./review/list-page.ts");
  const change = readListPage(input);
  ask(factNeeds(change), (facts) => ({
    outcome: "made",
    html: renderListPage(change, facts, input),
  }));
}

function ask(needs: FactNeeds, endWith: (facts: FactTable) => Ended): void {
  parentPort?.once("message", (facts: FactTable) => end(endWith(facts)));
  say({ kind: "needs", needs });
}

function end(ended: Ended): void {
  next();
  say({ kind: "end", ended });
}

function say(message: FromThread): void {
  parentPort?.postMessage(message);
}
