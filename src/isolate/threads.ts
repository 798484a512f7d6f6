import { getCompileCacheDir } from "node:module";
import { dirname } from "node:path";
import { Worker } from "node:worker_threads";

/** A thread that waits for something to read. */
export interface Thread {
  readonly worker: Worker;
  readonly heap: number;
  runs: number;
}

/** As many as read at the same time on a small machine. */
const MOST_KEPT = 2;
/** A thread that has read so often gives way to a new one: nothing that it may have gathered grows for good. */
const MOST_RUNS = 200;

/** Starting a thread and loading what it runs takes longer than most reviews do: one that ended well waits for the next. */
const waiting = new Set<Thread>();

/**
 * A thread whose heap may grow to so many megabytes: one that waits, or a new one.
 * It gets nothing of the process's environment but where compiled code is kept.
 */
export function takeThread(heap: number): Thread {
  for (const thread of waiting) {
    if (thread.heap !== heap) continue;
    waiting.delete(thread);
    forgetRun(thread.worker);
    thread.worker.ref();
    return thread;
  }
  const worker = new Worker(threadFile(), {
    resourceLimits: { maxOldGenerationSizeMb: heap },
    stdout: false,
    stderr: false,
    env: threadEnvironment(),
  });
  return { worker, heap, runs: 0 };
}

/** Takes back a thread that has ended what it was asked for. The process may end while it waits. */
export async function returnThread(thread: Thread): Promise<void> {
  thread.runs += 1;
  if (thread.runs < MOST_RUNS && waiting.size < MOST_KEPT) keepThread(thread);
  else await endThread(thread);
}

/** Ends a thread, whatever it is at. */
export async function endThread({ worker }: Thread): Promise<void> {
  await worker.terminate();
}

function keepThread(thread: Thread): void {
  const { worker } = thread;
  forgetRun(worker);
  // It has nothing to do: whatever ends it now, it is only not to be used again.
  worker.once("error", () => waiting.delete(thread));
  worker.once("exit", () => waiting.delete(thread));
  worker.unref();
  waiting.add(thread);
}

/** By name: to remove all listeners takes those away by which Node.js itself passes messages on. */
function forgetRun(worker: Worker): void {
  for (const event of ["message", "error", "exit"]) worker.removeAllListeners(event);
}

/** Compiled code halves a thread's start. Node.js puts a folder for its version into the one it is told of. */
function threadEnvironment(): Record<string, string> {
  const cache = getCompileCacheDir();
  return cache === undefined ? {} : { NODE_COMPILE_CACHE: dirname(cache) };
}

/** The thread runs the sources in a checkout and the compiled file in the package, where all files lie in one folder. */
function threadFile(): URL {
  return import.meta.url.endsWith(".ts")
    ? new URL("../isolated.ts", import.meta.url)
    : new URL("./isolated.js", import.meta.url);
}
