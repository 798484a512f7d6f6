import type { Reporter, TestCase } from "vitest/node";

declare module "vitest" {
  interface TaskMeta {
    /** How many cases a test of hostile input went through. */
    cases?: number;
  }
}

/** One line a suite: what was tried, how often, and whether all of it held. */
export default class HostileReporter implements Reporter {
  onTestCaseResult(test: TestCase): void {
    const { state, errors = [] } = test.result();
    const { cases } = test.meta();
    const count = cases === undefined ? "" : `: ${cases.toLocaleString("en")} cases`;
    process.stdout.write(`${state === "passed" ? "held" : state}  ${test.fullName}${count}\n`);
    for (const error of errors) process.stdout.write(`      ${error.message}\n`);
  }
}
