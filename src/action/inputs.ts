import { z } from "zod";
import type { Repository } from "../github/client.ts";
import { CONFIG_PATH } from "../github/read.ts";
import type { Chosen } from "../pipeline/change.ts";
import { FAIL_ON, type FailOn } from "../review/fails.ts";

/** What the Action was started with. */
export interface Inputs {
  readonly apiUrl: string;
  readonly token: string;
  readonly repository: Repository;
  /** The address people see the repository at. */
  readonly url: string;
  readonly event: { readonly name: string; readonly path: string };
  /** Files of the runner that take the job's summary and the step's outputs; null where it has none. */
  readonly summaryPath: string | null;
  readonly outputPath: string | null;
  readonly chosen: Chosen;
  readonly failOn: FailOn;
  readonly comment: boolean;
  /** Whether to keep the List report in an issue. */
  readonly report: boolean;
  /** Whether to ask nothing of the network but GitHub's API. */
  readonly offline: boolean;
}

/** An input or a variable of the runner that is missing or wrong: for whoever wrote the workflow to mend. */
export class InputError extends Error {
  override readonly name = "InputError";
}

const flag = (byDefault: "true" | "false") =>
  z
    .enum(["true", "false"], { error: "must be true or false" })
    .default(byDefault)
    .transform((value) => value === "true");

/** The runner hands an input over as INPUT_ and its name in capitals, with its hyphens. */
const Variables = z.object({
  GITHUB_API_URL: z.url().default("https://api.github.com"),
  GITHUB_SERVER_URL: z.url().default("https://github.com"),
  GITHUB_REPOSITORY: z.string("is missing").regex(/^[^/\s]+\/[^/\s]+$/, "must be owner/name"),
  GITHUB_EVENT_NAME: z.string("is missing"),
  GITHUB_EVENT_PATH: z.string("is missing"),
  GITHUB_STEP_SUMMARY: z.string().nullable().default(null),
  GITHUB_OUTPUT: z.string().nullable().default(null),
  INPUT_TOKEN: z.string("is missing; usually it is github.token"),
  INPUT_FILES: z.string().default(""),
  INPUT_CONFIG: z.string().default(CONFIG_PATH),
  "INPUT_FAIL-ON": z.enum(FAIL_ON, { error: `must be ${FAIL_ON.join(", ")}` }).default("error"),
  INPUT_COMMENT: flag("true"),
  INPUT_REPORT: flag("true"),
  INPUT_OFFLINE: flag("false"),
});

/**
 * Reads the inputs of the Action and the runner's variables.
 *
 * @throws {InputError} that names every one that cannot be used.
 */
export function readInputs(variables: Readonly<Record<string, string>>): Inputs {
  const parsed = Variables.safeParse(variables);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      ({ path, message }) => `${inputName(path.join("."))} ${message}`,
    );
    throw new InputError(problems.join("; "));
  }
  const given = parsed.data;
  const [owner = "", repo = ""] = given.GITHUB_REPOSITORY.split("/");
  const files = given.INPUT_FILES.split(/[\n,]/)
    .map((path) => path.trim().replace(/^\.\//, ""))
    .filter((path) => path !== "");
  return {
    apiUrl: given.GITHUB_API_URL,
    token: given.INPUT_TOKEN,
    repository: { owner, repo },
    url: `${given.GITHUB_SERVER_URL}/${given.GITHUB_REPOSITORY}`,
    event: { name: given.GITHUB_EVENT_NAME, path: given.GITHUB_EVENT_PATH },
    summaryPath: given.GITHUB_STEP_SUMMARY,
    outputPath: given.GITHUB_OUTPUT,
    chosen: { configPath: given.INPUT_CONFIG, ...(files.length > 0 ? { files } : {}) },
    failOn: given["INPUT_FAIL-ON"],
    comment: given.INPUT_COMMENT,
    report: given.INPUT_REPORT,
    offline: given.INPUT_OFFLINE,
  };
}

function inputName(variable: string): string {
  return variable.startsWith("INPUT_") ? `the input ${variable.slice(6).toLowerCase()}` : variable;
}
