import type { Worker } from "node:worker_threads";

/** How long a thread may still work; while it waits for somebody else, nothing is counted. */
export interface WorkLimit {
  /** The thread works, from now on. */
  start(): void;
  /** The thread waits, or has ended. */
  stop(): void;
}

const LOOK_EVERY = 250;
/** By the clock a thread gets so many times its limit: a busy machine is not its fault, a thread that hangs is. */
const BY_THE_CLOCK = 6;

/** Says once when a thread has worked longer, from now on, than so many milliseconds of its own processor time. */
export function limitWork(worker: Worker, milliseconds: number, reached: () => void): WorkLimit {
  let timer: NodeJS.Timeout | undefined;
  let clock = 0;
  let lastLook = 0;
  const before = timeUsed(worker);

  async function look(): Promise<void> {
    const now = performance.now();
    clock += now - lastLook;
    lastLook = now;
    const used = (await timeUsed(worker)) - (await before);
    if (used < milliseconds && clock < BY_THE_CLOCK * milliseconds) return;
    clearInterval(timer);
    reached();
  }

  return {
    start() {
      lastLook = performance.now();
      clearInterval(timer);
      timer = setInterval(() => void look(), Math.min(LOOK_EVERY, milliseconds));
    },
    stop() {
      clearInterval(timer);
    },
  };
}

/**
 * Milliseconds that a thread has worked. Before Node.js 24.6, which counts its processor time
 * (nodejs.org/api/worker_threads.html#workercpuusageprev), those in which it had something to do.
 */
async function timeUsed(worker: Worker): Promise<number> {
  if (typeof worker.cpuUsage !== "function") return worker.performance.eventLoopUtilization().active;
  try {
    const { user, system } = await worker.cpuUsage();
    return (user + system) / 1000;
  } catch (error) {
    // It has not begun yet, or has ended: its exit is told of elsewhere.
    if (error instanceof Error && "code" in error && error.code === "ERR_WORKER_NOT_RUNNING") return 0;
    throw error;
  }
}
