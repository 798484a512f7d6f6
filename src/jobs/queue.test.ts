import { afterAll, afterEach, describe, expect, test } from "vitest";
import { openEngines } from "../../test/databases/engines.ts";
import { listDead, retryDead } from "./dead-letters.ts";
import { type Engine, type EngineOptions, openEngine } from "./engine.ts";
import { installationOf, type Job } from "./job.ts";
import { type DurableQueue, openQueue } from "./queue.ts";
import { type Ending, Postponed, startWorker, type Worker } from "./worker.ts";

const { server, engines, close } = await openEngines();
afterAll(close);

const review = (number: number, installation = 1): Job => ({
  ...{ installation, owner: "lena", repo: "list" },
  ...{ kind: "review-pull-request", number },
});
const push = (before: string, after: string): Job => ({
  ...{ installation: 1, owner: "lena", repo: "list" },
  ...{ kind: "review-push", before, after, url: "https://github.com/lena/list" },
});

interface Desk {
  readonly engine: Engine;
  readonly queue: DurableQueue;
  readonly ran: Job[];
  readonly endings: Ending[];
  work(concurrency: number, run?: (job: Job) => Promise<void>): Promise<Worker>;
  idle(): Promise<void>;
}

const engines_: Engine[] = [];
const workers: Worker[] = [];
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  for (const engine of engines_.splice(0)) await engine.close();
});

async function desk(options: Pick<EngineOptions, "url" | "directory">): Promise<Desk> {
  const engine = await openEngine({ ...options, failed: () => {} });
  engines_.push(engine);
  const queue = await openQueue(engine, { tries: 2, delay: 0 });
  const ran: Job[] = [];
  const endings: Ending[] = [];
  return {
    ...{ engine, queue, ran, endings },
    async work(concurrency, run = async () => {}) {
      const worker = await startWorker(engine, queue, {
        concurrency,
        run: (job) => {
          ran.push(job);
          return run(job);
        },
        ended: (_job, ending) => endings.push(ending),
      });
      workers.push(worker);
      return worker;
    },
    async idle() {
      for (;;) {
        const { waiting, running } = await queue.counts();
        if (waiting + running === 0) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
}

describe.each(engines)("a queue on %s", (_name, databases) => {
  const on = test.skipIf(databases === null);
  const fresh = async () => desk((await databases?.fresh()) ?? { directory: "" });

  on("takes jobs for one object together, from before the first to after the last", async () => {
    const { queue, ran, work, idle } = await fresh();
    await queue.add(review(1));
    await queue.add(push("a", "b"));
    await Promise.all([queue.add(review(1)), queue.add(review(1)), queue.add(push("b", "c"))]);
    expect(await queue.counts()).toMatchObject({ waiting: 2, running: 0, dead: 0 });
    await work(1);
    await idle();
    expect(ran).toEqual([review(1), push("a", "c")]);
  });

  on("runs an object once more when something came meanwhile, and never twice at once", async () => {
    const { queue, ran, work, idle } = await fresh();
    let running = 0;
    let most = 0;
    await work(4, async (job) => {
      running += 1;
      most = Math.max(most, running);
      if (ran.length === 1) for (let n = 0; n < 5; n++) await queue.add(job);
      running -= 1;
    });
    await queue.add(review(1));
    await idle();
    expect(ran).toHaveLength(2);
    expect(most).toBe(1);
  });

  on("tries again what fails, and keeps what fails too often", async () => {
    const { engine, queue, ran, endings, work, idle } = await fresh();
    await work(1, async () => {
      if (ran.length <= 3) throw new Error("no such luck");
    });
    await queue.add(review(1));
    await idle();
    expect(ran).toHaveLength(3);
    expect(endings.map((each) => each.ending === "failed" && each.last)).toEqual([false, false, true]);
    expect(await queue.counts()).toMatchObject({ dead: 1 });
    expect(await listDead(engine)).toMatchObject([
      { kind: "review-pull-request", object: "1 lena/list pull 1", error: "no such luck" },
    ]);
    expect(await retryDead(engine, [])).toBe(1);
    await idle();
    expect(ran).toHaveLength(4);
    expect(await queue.counts()).toMatchObject({ waiting: 0, dead: 0 });
  });

  on("puts back what cannot be done now, which is no failure", async () => {
    const { queue, ran, endings, work } = await fresh();
    await work(1, async () => {
      throw new Postponed(60, "GitHub asks for a pause");
    });
    await queue.add(review(1));
    while (endings.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    await workers.pop()?.stop();
    expect(ran).toHaveLength(1);
    expect(await queue.counts()).toMatchObject({ waiting: 1, running: 0, dead: 0, oldest: 0 });
  });

  on("lets installations take turns, however many jobs one of them has", async () => {
    const { queue, ran, work, idle } = await fresh();
    for (let number = 1; number <= 30; number++) await queue.add(review(number, 1));
    for (let number = 1; number <= 3; number++) await queue.add(review(number, 2));
    await queue.add(review(1, 3));
    await work(1);
    await idle();
    const place = (installation: number) =>
      ran.flatMap((job, index) => (installationOf(job) === installation ? [index] : []));
    expect(place(3)[0]).toBeLessThan(4);
    expect(place(2).at(-1)).toBeLessThan(9);
    expect(ran).toHaveLength(34);
  });

  on("remembers turns: who waited is not put behind who comes again and again", async () => {
    const { queue, ran, work, idle } = await fresh();
    for (let number = 1; number <= 10; number++) await queue.add(review(number, 1));
    await work(1, async (job) => {
      if (installationOf(job) === 1 && ran.length < 20) await queue.add(review(ran.length, 2));
    });
    await idle();
    const order = ran.map(installationOf);
    expect(order.slice(0, 10).filter((installation) => installation === 1).length).toBeGreaterThanOrEqual(5);
  });
});

describe("several processes on one server", () => {
  test.skipIf(server === null)("share the work, each object with one of them at a time", async () => {
    const options = (await server?.fresh()) ?? { directory: "" };
    const desks = await Promise.all([desk(options), desk(options)]);
    const running = new Set<number>();
    const clashes: number[] = [];
    for (const { work } of desks) {
      await work(3, async (job) => {
        if (job.kind !== "review-pull-request") return;
        if (running.has(job.number)) clashes.push(job.number);
        running.add(job.number);
        await new Promise((resolve) => setTimeout(resolve, 15));
        running.delete(job.number);
      });
    }
    const [first, second] = desks;
    for (let round = 0; round < 5; round++) {
      for (let number = 1; number <= 8; number++)
        await (round % 2 ? first : second)?.queue.add(review(number));
    }
    await first?.idle();
    expect(clashes).toEqual([]);
    expect(first?.ran.length).toBeGreaterThan(0);
    expect(second?.ran.length).toBeGreaterThan(0);
    const numbers = desks.flatMap(({ ran }) => ran.map((job) => "number" in job && job.number));
    expect(new Set(numbers).size).toBe(8);
  });
});
