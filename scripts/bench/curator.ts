import { existsSync } from "node:fs";
import { enableCompileCache } from "node:module";
import process from "node:process";
import { liveDays } from "./curator/days.ts";
import { replayHistory } from "./curator/history.ts";
import { playRounds } from "./curator/rounds.ts";

// What a curator who edits on the default branch hears of us, on an emulated GitHub.
// Usage: node scripts/bench/curator.ts [folder of histories] [days, default 60] [rounds, default 200]
// Without a folder the days are those of a curator who is made up, with slips that are known.

// Every look starts a thread, which is not to compile the sources anew.
enableCompileCache();
const args = process.argv.slice(2);
const folder = args[0] !== undefined && existsSync(args[0]) ? args.shift() : undefined;
const [days, rounds] = [Number(args[0] ?? 60), Number(args[1] ?? 200)];

const told = (label: string, result: object) =>
  process.stdout.write(
    `${label}: ${Object.entries(result)
      .map(([key, value]) => `${key} ${value}`)
      .join(", ")}\n`,
  );

if (folder !== undefined) told("Replayed", await replayHistory(folder, days));
told("Lived", await liveDays(days, 7));
if (rounds > 0) told("Tidied", await playRounds(rounds, 11));
process.exit(0);
