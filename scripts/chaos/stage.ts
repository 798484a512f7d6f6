import { UnpacedOctokit } from "../../src/github/app-octokit.ts";
import type { Engine } from "../../src/jobs/engine.ts";
import { type Running, startServer } from "../../src/server.ts";
import { sharedEngine } from "../../test/databases/engines.ts";
import { type EmulatedGitHub, openGitHub } from "../../test/world/github.ts";
import { end, files, look, type Shown, tell } from "./story.ts";

/** GitHub and the App in this process, and what an undisturbed telling of the story comes to. */
export interface Stage {
  readonly github: EmulatedGitHub;
  readonly server: Running;
  readonly expected: Shown;
  close(): Promise<void>;
}

/** How many seconds the App reckons with that GitHub does not show what it was told to create. */
const SHOWN_WITHIN = 1;
const PATIENCE_MS = 180_000;

/**
 * Opens a stage and tells the story once. One at a time: the emulators of a process know of each other.
 *
 * @param engine the App's database; without one, the embedded one that all stages share.
 */
export async function openStage(engine?: Engine): Promise<Stage> {
  const github = await openGitHub(files);
  const server = await startServer(github.settings, {
    ...{ Octokit: UnpacedOctokit, quiet: null, engine: engine ?? (await sharedEngine()) },
    ...{ patience: { tries: 40, delay: 1, longest: 2 }, shownWithin: SHOWN_WITHIN },
    log: { write: () => {} },
  });
  github.receiver.url = server.webhookUrl;
  const told = await tell(github, 0);
  await settled({ github, server });
  const expected = await look(github, told);
  await end(github, told);
  await settled({ github, server });
  return {
    ...{ github, server, expected },
    async close() {
      await server.close();
      await engine?.close();
      await github.close();
    },
  };
}

/** True once the App has nothing left to do; false where it takes minutes. */
export async function settled({ github, server }: Pick<Stage, "github" | "server">): Promise<boolean> {
  const limit = performance.now() + PATIENCE_MS;
  while (performance.now() < limit) {
    const { waiting, running } = await server.queue.counts();
    if (waiting + running === 0 && github.proxy.quietFor() > 150) return true;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return false;
}
