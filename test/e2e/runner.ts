import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { OWNER, REPO, type World } from "../world/world.ts";

const run = promisify(execFile);
const checkout = fileURLToPath(new URL("../..", import.meta.url));

/** A step of a workflow: what happened, and the inputs of the Action. */
export interface Step {
  readonly event: string;
  readonly payload: unknown;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Whose token the workflow has; GitHub's own bot without it. */
  readonly as?: string;
}

/** Bundles the Action as a release does, far from the checkout and its `node_modules`. */
export async function bundleAction(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "listwarden-action-"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  await run(process.execPath, [join(checkout, "scripts/bundle.ts"), join(folder, "bundle")]);
  return folder;
}

/** Runs the bundled Action as a process, with a runner's environment and nothing else of ours. */
export async function runAction(folder: string, world: World, step: Step) {
  const place = mkdtempSync(join(folder, "job-"));
  const path = (name: string) => join(place, name);
  writeFileSync(path("event.json"), JSON.stringify(step.payload));
  for (const name of ["summary.md", "outputs"]) writeFileSync(path(name), "");
  const inputs = { TOKEN: `token-of-${step.as ?? "github-actions[bot]"}`, OFFLINE: "true", ...step.inputs };
  const env = {
    GITHUB_API_URL: world.proxy.url,
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_REPOSITORY: `${OWNER}/${REPO}`,
    GITHUB_EVENT_NAME: step.event,
    GITHUB_EVENT_PATH: path("event.json"),
    GITHUB_STEP_SUMMARY: path("summary.md"),
    GITHUB_OUTPUT: path("outputs"),
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name}`, value])),
  };
  const { code, log } = await ended(join(folder, "bundle/action.js"), { cwd: place, env });
  const read = (name: string) => readFileSync(path(name), "utf8");
  return { code, log, summary: read("summary.md"), outputs: read("outputs").trim().split("\n") };
}

async function ended(file: string, options: { cwd: string; env: Record<string, string> }) {
  try {
    const { stdout, stderr } = await run(process.execPath, [file], options);
    return { code: 0, log: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, log: stdout + stderr };
  }
}
