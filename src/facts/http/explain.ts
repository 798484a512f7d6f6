import type { Answer } from "./client.ts";
import type { FailureReason } from "./failure.ts";

const WORDS: Readonly<Record<FailureReason, string>> = {
  malformed: "it is not a URL",
  unsafe: "it leads to a place that is not public",
  "unknown-host": "its name is not known",
  refused: "it refused the connection",
  certificate: "its certificate is not valid",
  timeout: "it did not answer in time",
  "too-many-hops": "it redirects in circles",
  "broken-answer": "it broke off its answer",
  unreachable: "it could not be reached",
  paused: "it asked to be left alone for a while",
};

/** One English phrase about an answer, with nothing of what a stranger's server wrote. */
export function explainAnswer(answer: Answer): string {
  const host = URL.parse(answer.url)?.hostname ?? "";
  const name = host === "" ? "" : `${host}: `;
  return answer.outcome === "failed"
    ? `${name}${WORDS[answer.reason]}`
    : `${name}it answered ${answer.status}`;
}
