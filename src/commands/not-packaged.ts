import type { Command } from "./command.ts";
import { UsageError } from "./input.ts";

// Stands in for the service's commands in the package: its libraries are many times as large as the command line.

export const serve = absent("serve", "run the GitHub App: take deliveries and work");
export const work = absent("work", "run one more process of the GitHub App that only works");
export const jobs = absent("jobs", "show the service's jobs that failed for good, or run them again");

const WHERE = "The service is not in the npm package: it runs from the repository or its container image.";

function absent(name: string, summary: string): Command {
  return {
    summary: `${summary} (not in this package)`,
    help: `Usage: listwarden ${name}

${WHERE}
See docs/operators.md of https://github.com/listwarden/listwarden.`,
    options: {},
    run: () => Promise.reject(new UsageError(WHERE)),
  };
}
