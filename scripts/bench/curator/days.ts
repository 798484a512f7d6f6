import { linesIn, openStage, place, type Stage } from "../../../test/world/curator.ts";
import { seeded } from "../../chaos/random.ts";
import { entryWriter, freshList, type Slip, slipped, withLine } from "./writing.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const START = Date.parse("2026-03-02T08:00:00Z");

/** What days of a curator came to. */
export interface Diary {
  readonly days: number;
  readonly pushes: number;
  readonly comments: number;
  readonly edits: number;
  readonly pulls: number;
  /** Mistakes that outlived their session, and those of them that the report showed within the hour. */
  readonly mistakes: number;
  readonly shown: number;
  /** Mistakes that were mended before anybody could be told of them, and those that were told all the same. */
  readonly mended: number;
  readonly toldInVain: number;
  /** Findings that the curator said no to, and those that were told or proposed again. */
  readonly declined: number;
  readonly cameBack: number;
  /** Days with more than one comment, and comments in weeks without a new mistake. */
  readonly crowdedDays: number;
  readonly idleComments: number;
}

type Running = { -readonly [Key in keyof Diary]: number };

/** Lives through days of a curator who edits on the default branch, in sessions of several pushes, and slips. */
export async function liveDays(days: number, seed: number): Promise<Diary> {
  const random = seeded(seed);
  const write = entryWriter(random);
  const stage = await openStage(freshList(Array.from({ length: 90 }, write)));
  const diary: Running = {
    ...{ days, pushes: 0, comments: 0, edits: 0, pulls: 0, mistakes: 0, shown: 0 },
    ...{ mended: 0, toldInVain: 0, declined: 0, cameBack: 0, crowdedDays: 0, idleComments: 0 },
  };
  const life: Life = { stage, random, write, diary, wrong: new Map(), declined: new Set() };
  await stage.look(START - DAY, true);
  for (let day = 0; day < days; day++) {
    const isIdleWeek = Math.floor(day / 7) % 3 === 2;
    const before = stage.counts().comments;
    for (const hour of random() < 0.2 ? [0, 6] : [0])
      await session(life, START + day * DAY + hour * 60 * MINUTE, isIdleWeek);
    const said = stage.counts().comments - before;
    if (said > 1) diary.crowdedDays++;
    if (isIdleWeek) diary.idleComments += said;
    await sayNo(life, START + day * DAY + 9 * 60 * MINUTE);
  }
  const { comments, edits, pulls } = stage.counts();
  await stage.close();
  return { ...diary, comments, edits, pulls };
}

interface Life {
  readonly stage: Stage;
  readonly random: () => number;
  readonly write: () => string;
  readonly diary: Running;
  /** Lines that are wrong, with how each should be; null where it should not be there. */
  readonly wrong: Map<string, string | null>;
  /** Lines whose correction the curator said no to. */
  readonly declined: Set<string>;
}

/** Several pushes within minutes; then nobody pushes, and half an hour later people may be told. */
async function session(life: Life, at: number, isIdle: boolean): Promise<void> {
  const { stage, random, diary, wrong, declined } = life;
  const made = new Map<string, string | null>();
  const pushes = 1 + Math.floor(random() * 4);
  let now = at;
  for (let n = 0; n < pushes; n++) {
    await addPapers(life, { made, isIdle });
    if (random() < 0.3) await mendOne(life, made);
    now += (2 + Math.floor(random() * 20)) * MINUTE;
    await stage.look(now, false);
  }
  const [mended] = [...made].filter(() => random() < 0.25);
  if (mended !== undefined) {
    await mend(life, mended, made);
    diary.mended++;
    await stage.look(now, false);
  }
  await stage.look(now + 30 * MINUTE, true);
  const text = (await stage.read()).split("\n");
  const report = await stage.report();
  const shown = new Set(linesIn(report?.isOpen ? report.body : "").map((line) => text[line - 1]));
  for (const [line, right] of made) {
    diary.mistakes++;
    if (shown.has(line)) diary.shown++;
    wrong.set(line, right);
  }
  const said = [report?.body ?? "", ...(report?.comments ?? [])].join("\n");
  if (mended !== undefined && mended[1] !== null && said.includes(nameOf(mended[0]))) diary.toldInVain++;
  const tidy = await stage.tidy();
  const proposed = new Set(tidy === null ? [] : tidy.text.split("\n"));
  for (const line of declined) {
    if (text.includes(line) && (shown.has(line) || (tidy !== null && !proposed.has(line)))) diary.cameBack++;
  }
}

async function addPapers(
  { stage, random, write, diary, wrong, declined }: Life,
  { made, isIdle }: { readonly made: Map<string, string | null>; readonly isIdle: boolean },
): Promise<void> {
  const text = await stage.read();
  const year = 2022 + Math.floor(random() * 3);
  const slip: Slip | null =
    isIdle || random() > 0.35
      ? null
      : ((["unclosed", "stray", "copied"] as const)[Math.floor(random() * 3)] ?? null);
  const line = write();
  if (slip === "copied") {
    const other = text
      .slice(text.indexOf(`## ${year}`))
      .split("\n")
      .find((each) => /^- .*\)\]$/.test(each) && !wrong.has(each) && !declined.has(each));
    if (other !== undefined) made.set(other, null);
    await stage.push(withLine(withLine(text, line, year), other ?? line, year));
  } else {
    const written = slip === null ? line : slipped(line, slip);
    if (slip !== null) made.set(written, line);
    await stage.push(withLine(text, written, year));
  }
  diary.pushes++;
}

/** The curator sees one of the older mistakes and mends it by hand. */
async function mendOne(life: Life, made: ReadonlyMap<string, string | null>): Promise<void> {
  const open = [...life.wrong].filter(([line]) => !made.has(line) && !life.declined.has(line));
  const found = open[Math.floor(life.random() * open.length)];
  if (found !== undefined) await mend(life, found, life.wrong);
}

async function mend(
  { stage, diary }: Life,
  [line, right]: readonly [string, string | null],
  from: Map<string, string | null>,
): Promise<void> {
  const text = await stage.read();
  await stage.push(text.replace(`${line}\n`, right === null ? "" : `${right.replaceAll("$", "$$$$")}\n`));
  from.delete(line);
  diary.pushes++;
}

/** Now and then the curator merges the corrections, closes them, or says no to one finding in the report. */
async function sayNo({ stage, random, diary, wrong, declined }: Life, now: number): Promise<void> {
  const tidy = await stage.tidy();
  const chance = random();
  if (tidy === null || chance > 0.3) return;
  const owner = stage.github.as("lena");
  const text = (await stage.read()).split("\n");
  const proposed = new Set(tidy.text.split("\n"));
  const changed = [...wrong.keys()].filter((line) => text.includes(line) && !proposed.has(line));
  if (chance < 0.2) {
    await owner.rest.pulls.merge({ ...place, pull_number: tidy.number });
    for (const line of changed) wrong.delete(line);
  } else {
    await owner.rest.pulls.update({ ...place, pull_number: tidy.number, state: "closed" });
    diary.declined += changed.length;
    for (const line of changed) declined.add(line);
  }
  await stage.look(now, true);
}

function nameOf(line: string): string {
  return /^- (.*?):/.exec(line)?.[1] ?? line;
}
