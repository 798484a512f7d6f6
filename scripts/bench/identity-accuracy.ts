import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { samePaper } from "../../src/identity/match.ts";
import { linkName } from "../../src/identity/paper-id.ts";
import { ownPairs } from "./identity-corpus.ts";

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly same: boolean;
  /** What makes it hard, where its author says so. */
  readonly kind?: string;
}

/** One line of the table of targets. */
export interface Gate {
  readonly what: string;
  readonly found: string;
  readonly target: string;
  readonly holds: boolean;
}

/** Compares titles and links whose answer is known; a folder may bring titles.jsonl, traps.json and links.json. */
export function measureAccuracy(folder: string | undefined): Gate[] {
  const gates = titleGates("own pairs", ownPairs);
  if (folder === undefined) return gates;
  const read = (name: string) =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : null;
  const titles = read("titles.jsonl");
  if (titles)
    gates.push(
      ...titleGates(
        "titles.jsonl",
        titles
          .trim()
          .split("\n")
          .map((line): Pair => JSON.parse(line)),
      ),
    );
  const traps = read("traps.json");
  if (traps) gates.push(...trapGates(JSON.parse(traps)));
  const links = read("links.json");
  if (links) gates.push(...linkGates(JSON.parse(links)));
  return gates;
}

function titleGates(name: string, pairs: readonly Pair[]): Gate[] {
  const judged = pairs.map((pair) => ({
    ...pair,
    verdict: samePaper({ title: pair.a }, { title: pair.b }).verdict,
  }));
  const count = (same: boolean, ...verdicts: string[]) =>
    judged.filter((each) => each.same === same && verdicts.includes(each.verdict)).length;
  const [all, others] = [
    count(true, "same", "likely", "different"),
    count(false, "same", "likely", "different"),
  ];
  const right = count(true, "same");
  return [
    gate(`${name}: precision of "same"`, right / (right + count(false, "same")), 0.995),
    gate(`${name}: recall of "same"`, right / all, 0.78),
    gate(`${name}: recall of "same" or "likely"`, count(true, "same", "likely") / all, 0.88),
    gate(`${name}: others left alone`, count(false, "different") / others, 0.988),
  ];
}

function trapGates(pairs: readonly Pair[]): Gate[] {
  const judged = pairs.map((pair) => ({
    ...pair,
    verdict: samePaper({ title: pair.a }, { title: pair.b }).verdict,
  }));
  const wrong = judged.filter(
    ({ same, verdict, kind }) => !same && verdict === "same" && kind !== "short",
  ).length;
  const same = judged.filter((each) => each.same);
  return [
    { what: 'traps.json: wrong "same"', found: String(wrong), target: "0", holds: wrong === 0 },
    gate(
      "traps.json: same ones found",
      same.filter(({ verdict }) => verdict !== "different").length / same.length,
      0.87,
    ),
  ];
}

function linkGates({
  groups,
  apart,
}: {
  groups: Record<string, string[]>;
  apart: [string, string][];
}): Gate[] {
  const equal = Object.entries(groups).flatMap(([id, urls]) => urls.map((url) => linkName(url) === id));
  const different = apart.map(([a, b]) => linkName(a) !== linkName(b));
  const share = (answers: readonly boolean[]) => answers.filter(Boolean).length / answers.length;
  return [
    gate("links.json: equal links", share(equal), 1),
    gate("links.json: links apart", share(different), 1),
  ];
}

function gate(what: string, value: number, target: number): Gate {
  return { what, found: value.toFixed(3), target: `>= ${target}`, holds: value >= target };
}
