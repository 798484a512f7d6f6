import { appendFile, readFile } from "node:fs/promises";
import { occasionOf } from "./action/event.ts";
import { openFacts } from "./action/facts.ts";
import { readInputs } from "./action/inputs.ts";
import { connect } from "./action/octokit.ts";
import { reviewOccasion } from "./action/review.ts";
import { show } from "./action/show.ts";
import { command } from "./action/workflow-commands.ts";
import { runnerVariables } from "./env.ts";

// The GitHub Action: reads the change by GitHub's API as data, and answers in the job's annotations and summary.
main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stdout.write(`${command("error", { title: "Listwarden" }, explained(error))}\n`);
    process.exitCode = 2;
  },
);

async function main(): Promise<number> {
  const inputs = readInputs(runnerVariables());
  const payload: unknown = JSON.parse(await readFile(inputs.event.path, "utf8"));
  const occasion = occasionOf(inputs.event.name, payload);
  if (occasion.kind === "none") process.stdout.write(`Nothing to review: ${occasion.why}.\n`);
  const facts = await openFacts(inputs);
  const { collect, sweep } = facts;
  const asked = { ...inputs, collect, sweep };
  const told = await reviewOccasion(connect(inputs), asked, occasion).finally(facts.close);
  const shown = show(told, inputs.failOn);
  for (const line of shown.log) process.stdout.write(`${line}\n`);
  if (inputs.summaryPath !== null) await appendFile(inputs.summaryPath, shown.summary);
  if (inputs.outputPath !== null) await appendFile(inputs.outputPath, shown.outputs);
  return shown.fails ? 1 : 0;
}

/** GitHub's own words are short and hold no token; a stack is for us and not for a log that everybody reads. */
function explained(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return `Listwarden could not review this: ${message}`;
}
