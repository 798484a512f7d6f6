import { openStage, place, type SeenTidy, type Stage } from "../../../test/world/curator.ts";
import { seeded } from "../../chaos/random.ts";
import { entryWriter, freshList, slipped, withLine } from "./writing.ts";

/** What rounds of corrections came to; all but `rounds`, `merged` and `declined` must stay 0. */
export interface Rounds {
  readonly rounds: number;
  readonly merged: number;
  readonly declined: number;
  /** Pull requests that could not be merged where they stood. */
  readonly conflicts: number;
  /** Lines that a pull request would lose, and lines that it changes without saying so. */
  readonly lost: number;
  readonly strayChanges: number;
  readonly cameBack: number;
  /** People's pushes to the branch that were run over. */
  readonly runOver: number;
}

type Running = { -readonly [Key in keyof Rounds]: number };

interface Game {
  readonly stage: Stage;
  readonly random: () => number;
  readonly write: () => string;
  readonly sum: Running;
  /** Lines whose correction somebody took back or closed. */
  readonly declined: Set<string>;
}

/** A repository hears of no more rounds than this: the emulator counts requests by token. */
const OF_ONE = 50;

/** Plays rounds of corrections with pushes, merges, reverts and edits by hand in between. */
export async function playRounds(rounds: number, seed: number): Promise<Rounds> {
  let sum = await playOne(Math.min(rounds, OF_ONE), seed);
  while (sum.rounds < rounds) {
    const next = await playOne(Math.min(rounds - sum.rounds, OF_ONE), seed + sum.rounds);
    sum = {
      rounds: sum.rounds + next.rounds,
      merged: sum.merged + next.merged,
      declined: sum.declined + next.declined,
      conflicts: sum.conflicts + next.conflicts,
      lost: sum.lost + next.lost,
      strayChanges: sum.strayChanges + next.strayChanges,
      cameBack: sum.cameBack + next.cameBack,
      runOver: sum.runOver + next.runOver,
    };
  }
  return sum;
}

async function playOne(rounds: number, seed: number): Promise<Rounds> {
  const random = seeded(seed);
  const write = entryWriter(random);
  const entries = Array.from({ length: 100 }, write).map((line, n) =>
    n % 8 === 3 ? slipped(line, "unclosed") : line,
  );
  const stage = await openStage(freshList(entries));
  const sum: Running = {
    rounds,
    merged: 0,
    declined: 0,
    conflicts: 0,
    lost: 0,
    strayChanges: 0,
    cameBack: 0,
    runOver: 0,
  };
  const game: Game = { stage, random, write, sum, declined: new Set() };
  await stage.look(0, true);
  for (let round = 0; round < rounds; round++) {
    await somethingHappens(game);
    await stage.look(0, true);
    await hold(game);
  }
  await stage.close();
  return sum;
}

async function somethingHappens(game: Game): Promise<void> {
  const { stage, random } = game;
  const tidy = await stage.tidy();
  const dice = random();
  if (tidy === null || dice < 0.45) return pushPapers(game);
  if (dice < 0.6) return mendByHand(game, tidy);
  if (dice < 0.75) return merge(game, tidy, false);
  if (dice < 0.85) return merge(game, tidy, true);
  if (dice < 0.93) return shut(game, tidy);
  return takeOver(game, tidy);
}

async function pushPapers({ stage, random, write }: Game): Promise<void> {
  let text = await stage.read();
  for (let n = 0; n < 3; n++) {
    const line = write();
    text = withLine(text, random() < 0.4 ? slipped(line, "unclosed") : line, 2022 + n);
  }
  await stage.push(text);
}

async function mendByHand({ stage }: Game, tidy: SeenTidy): Promise<void> {
  const text = await stage.read();
  const [line] = changedLines(text, tidy.text);
  if (line !== undefined) await stage.push(text.replace(`${line}\n`, `${line})]\n`));
}

/** The curator merges, and perhaps takes one of the corrections back. */
async function merge(
  { stage, sum, declined }: Game,
  { number, text: tidied }: SeenTidy,
  isReverted: boolean,
): Promise<void> {
  const before = await stage.read();
  const [line] = changedLines(before, tidied);
  try {
    await stage.github.as("lena").rest.pulls.merge({ ...place, pull_number: number });
  } catch {
    sum.conflicts++;
    return;
  }
  sum.merged++;
  if ((await stage.read()) !== tidied) sum.strayChanges++;
  if (!isReverted || line === undefined) return;
  await stage.push(tidied.replace(`${line})]\n`, `${line}\n`));
  declined.add(line);
  sum.declined++;
}

async function shut({ stage, sum, declined }: Game, { number, text: tidied }: SeenTidy): Promise<void> {
  const lines = changedLines(await stage.read(), tidied);
  await stage.github.as("lena").rest.pulls.update({ ...place, pull_number: number, state: "closed" });
  for (const line of lines) declined.add(line);
  sum.declined += lines.length;
}

/** Somebody pushes to our branch, which stops us; then it is merged as they left it. */
async function takeOver(
  { stage, sum, declined }: Game,
  { number, branch, text: tidied }: SeenTidy,
): Promise<void> {
  const before = await stage.read();
  const [line] = changedLines(before, tidied);
  const theirs = line === undefined ? `${tidied}\nThanks.\n` : tidied.replace(`${line})]\n`, `${line}\n`);
  await stage.github.commit(branch, { "README.md": theirs });
  await stage.look(0, true);
  if ((await stage.read(branch)) !== theirs) sum.runOver++;
  await stage.github.as("lena").rest.pulls.merge({ ...place, pull_number: number });
  sum.merged++;
  if (line === undefined) return;
  declined.add(line);
  sum.declined++;
}

/** Holds the pull request that is open to what it may be. */
async function hold({ stage, sum, declined }: Game): Promise<void> {
  const tidy = await stage.tidy();
  if (tidy === null) return;
  const text = await stage.read();
  const [old, now] = [text.split("\n"), tidy.text.split("\n")];
  if (old.length !== now.length) sum.lost += Math.abs(old.length - now.length);
  const told = new Set(
    [...tidy.body.matchAll(/^\*\*F\d+\*\* .*#L(\d+)\)/gm)].map(([, line]) => Number(line)),
  );
  for (const [at, line] of old.entries()) {
    if (line === now[at]) continue;
    if (!told.has(at + 1) || now[at] !== `${line})]`) sum.strayChanges++;
    if (declined.has(line)) sum.cameBack++;
  }
}

/** The lines of a text that another has otherwise. */
function changedLines(text: string, other: string): string[] {
  const lines = other.split("\n");
  return text.split("\n").filter((line, at) => line !== lines[at]);
}
