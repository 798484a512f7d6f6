import type { Worker } from "node:worker_threads";
import { endThread, returnThread, takeThread } from "./isolate/threads.ts";
import { limitWork } from "./isolate/work-limit.ts";
import type { FactNeeds, FactTable } from "./model/facts.ts";
import type { Review, Text } from "./model/finding.ts";
import type { Additions, AdditionsInput } from "./requests/additions.ts";
import type { RequestAnswer, RequestInput } from "./requests/answer.ts";
import type { ListPageInput } from "./review/list-page.ts";
import type { InspectInput, Inspection } from "./review/report/inspect.ts";
import type { ReviewInput } from "./review/review.ts";

/** How a review in the thread ended: with a review, or stopped at one of its caps. */
export type Isolated =
  | { readonly outcome: "reviewed"; readonly review: Review }
  | { readonly outcome: "stopped"; readonly why: Text };

/** Answers what a review would like to know; it never throws, unknown is an answer. */
export type CollectFacts = (needs: FactNeeds) => Promise<FactTable>;

/** Where a run is stopped. The time is the thread's own on the processor, so that neither facts nor a busy machine count. */
export interface Caps {
  /** UTF-8 bytes of one text. */
  readonly bytes: number;
  readonly milliseconds: number;
  /** Megabytes of the thread's heap. */
  readonly heap: number;
}

export const defaultCaps: Caps = { bytes: 5_000_000, milliseconds: 10_000, heap: 1024 };

/** Characters. Waiting, a thread gives back nothing of the heap that a large list took. */
const KEPT_BELOW = 300_000;

const TOO_MUCH_MEMORY: Text = {
  en: "it took more memory than a list does",
  zh: "所用内存超出了列表所需",
};
const tooLong = (seconds: number): Text => ({
  en: `it took longer than ${seconds} seconds to read`,
  zh: `读取超过了 ${seconds} 秒`,
});
const tooLarge = (path: string, megabytes: number): Text => ({
  en: `${path} is larger than ${megabytes} MB`,
  zh: `${path} 大于 ${megabytes} MB`,
});

/** What the thread says to us: first what it would like to know, then how it ended. */
export type FromThread =
  | { readonly kind: "needs"; readonly needs: FactNeeds }
  | { readonly kind: "end"; readonly ended: Ended };

/**
 * Builds a review in a thread that is killed at its caps of size, time and heap.
 * Nothing a text holds can take longer or bring the process down; what was stopped says why.
 */
export async function reviewIsolated(
  input: ReviewInput,
  collect: CollectFacts,
  caps: Caps = defaultCaps,
): Promise<Isolated> {
  const texts = [
    ...input.files.flatMap(({ path, before, after }) => [
      { path, text: before ?? "" },
      { path, text: after },
    ]),
    ...(input.siblings ?? []),
  ];
  return as("reviewed", await runThread({ input, texts }, collect, caps));
}

/** How the answer to a request ended: with our comment, null where there is nothing to say, or stopped at a cap. */
export type IsolatedAnswer =
  | { readonly outcome: "answered"; readonly answer: RequestAnswer | null }
  | { readonly outcome: "stopped"; readonly why: Text };

/** Answers a request in a thread of the same kind. */
export async function answerIsolated(
  input: RequestInput,
  collect: CollectFacts,
  caps: Caps = defaultCaps,
): Promise<IsolatedAnswer> {
  const texts = input.files.map(({ path, source }) => ({ path, text: source }));
  return as("answered", await runThread({ input, texts }, collect, caps));
}

/** How a look at a whole list ended: with what was found, or stopped at a cap. */
export type IsolatedInspection =
  | { readonly outcome: "inspected"; readonly inspection: Inspection }
  | { readonly outcome: "stopped"; readonly why: Text };

/** Looks at a whole list in a thread of the same kind. */
export async function inspectIsolated(
  input: InspectInput,
  collect: CollectFacts,
  caps: Caps = defaultCaps,
): Promise<IsolatedInspection> {
  return as("inspected", await runThread({ input, texts: input.inspect }, collect, caps));
}

/** How making the additions to a list ended: with them, null for a list without entries, or stopped at a cap. */
export type IsolatedAdditions =
  | { readonly outcome: "added"; readonly additions: Additions | null }
  | { readonly outcome: "stopped"; readonly why: Text };

/** Makes the additions to a list in a thread of the same kind. The list is read anew with each of them. */
export async function addIsolated(
  input: AdditionsInput,
  collect: CollectFacts,
  caps: Caps = { ...defaultCaps, milliseconds: 60_000 },
): Promise<IsolatedAdditions> {
  const texts = input.files.map(({ path, source }) => ({ path, text: source }));
  return as("added", await runThread({ input, texts }, collect, caps));
}

/** How making the page of a list ended: with its HTML, or stopped at a cap. */
export type IsolatedPage =
  | { readonly outcome: "made"; readonly html: string }
  | { readonly outcome: "stopped"; readonly why: Text };

/** Makes the page of a list in a thread of the same kind. */
export async function pageIsolated(
  input: ListPageInput,
  collect: CollectFacts,
  caps: Caps = defaultCaps,
): Promise<IsolatedPage> {
  return as("made", await runThread({ input, texts: input.page }, collect, caps));
}

/** How any run of the thread ended. */
export type Ended = Isolated | IsolatedAnswer | IsolatedInspection | IsolatedAdditions | IsolatedPage;

/** The end that was asked for; a thread that ends otherwise is our own mistake. */
function as<Outcome extends Ended["outcome"]>(
  outcome: Outcome,
  ended: Ended,
): Extract<Ended, { outcome: Outcome | "stopped" }> {
  const isAsked = (end: Ended): end is Extract<Ended, { outcome: Outcome | "stopped" }> =>
    end.outcome === outcome || end.outcome === "stopped";
  if (isAsked(ended)) return ended;
  throw new Error(`the thread ended with "${ended.outcome}", not with "${outcome}"`);
}

/** What a thread is given to begin with. */
export type ThreadInput = ReviewInput | RequestInput | InspectInput | AdditionsInput | ListPageInput;

interface ThreadRun {
  readonly input: ThreadInput;
  readonly texts: readonly { readonly path: string; readonly text: string }[];
}

async function runThread({ input, texts }: ThreadRun, collect: CollectFacts, caps: Caps): Promise<Ended> {
  const large = texts.find(({ text }) => text.length > caps.bytes || Buffer.byteLength(text) > caps.bytes);
  if (large) return { outcome: "stopped", why: tooLarge(large.path, caps.bytes / 1_000_000) };
  const thread = takeThread(caps.heap);
  const characters = texts.reduce((sum, { text }) => sum + text.length, 0);
  let isFit = false;
  try {
    const ended = await converse(thread.worker, input, { collect, caps });
    isFit = ended.outcome !== "stopped" && characters < KEPT_BELOW;
    return ended;
  } finally {
    await (isFit ? returnThread(thread) : endThread(thread));
  }
}

interface Terms {
  readonly collect: CollectFacts;
  readonly caps: Caps;
}

function converse(worker: Worker, input: ThreadInput, { collect, caps }: Terms): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const limit = limitWork(worker, caps.milliseconds, () =>
      resolve({ outcome: "stopped", why: tooLong(caps.milliseconds / 1000) }),
    );
    limit.start();
    worker.postMessage(input);
    worker.on("message", (message: FromThread) => {
      limit.stop();
      if (message.kind === "end") resolve(message.ended);
      else {
        collect(message.needs).then((facts) => {
          limit.start();
          worker.postMessage(facts);
        }, reject);
      }
    });
    worker.on("error", (error: NodeJS.ErrnoException) => {
      limit.stop();
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") resolve({ outcome: "stopped", why: TOO_MUCH_MEMORY });
      else reject(error);
    });
    worker.on("exit", () => {
      limit.stop();
      reject(new Error("the review's thread ended without a review"));
    });
  });
}
