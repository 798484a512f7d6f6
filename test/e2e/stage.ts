import { readFileSync } from "node:fs";
import { OWNER, REPO, type World } from "../world/world.ts";

/** The list of the demo, with its mistakes: none of them may be held against a contributor. */
export const list = readFileSync(new URL("../fixtures/demo/README.md", import.meta.url), "utf8");

export const entries = {
  good: "- Fact-Aware Multimodal Retrieval Augmentation for Accurate Medical Radiology Report Generation [[paper](https://arxiv.org/pdf/2407.15268)]",
  alsoGood:
    "- Expert Insight-Enhanced Follow-up Chest X-Ray Summary Generation [[paper](https://arxiv.org/pdf/2405.00344)]",
  malformed:
    "- SLaVA-CXR: Small Language and Vision Assistant for Chest X-ray Report Automation [[paper](https://arxiv.org/pdf/2409.13321)",
  mended:
    "- SLaVA-CXR: Small Language and Vision Assistant for Chest X-ray Report Automation [[paper](https://arxiv.org/pdf/2409.13321)]",
  repeated: "- MAIRA-2: Grounded Radiology Report Generation [[paper](https://arxiv.org/abs/2406.04449)]",
};

/** The list with lines added among the preprints of 2024. */
export function listWith(...lines: string[]): string {
  const at = list.indexOf("- 3D-CT-GPT");
  return `${list.slice(0, at)}${lines.map((line) => `${line}\n`).join("")}${list.slice(at)}`;
}

/** What the owner of the list sees of a pull request, once the App has nothing left to do. */
export async function seen(world: World, number: number) {
  await world.settled();
  if (world.failures.length > 0) throw world.failures[0];
  const place = { owner: OWNER, repo: REPO };
  const github = world.as("lena");
  const { data: pull } = await github.rest.pulls.get({ ...place, pull_number: number });
  const checks = await checksOf(world, pull.head.sha);
  const comments = await github.paginate(github.rest.issues.listComments, {
    ...place,
    issue_number: number,
    per_page: 100,
  });
  return {
    headSha: pull.head.sha,
    checks,
    check: checks[0],
    comments: comments.filter(({ user }) => user?.login === "listwarden[bot]"),
    everyComment: comments,
  };
}

/** The check runs of a commit, each with its annotations, the newest first. */
export async function checksOf(world: World, ref: string) {
  const place = { owner: OWNER, repo: REPO };
  const github = world.as("lena");
  const { data } = await github.rest.checks.listForRef({ ...place, ref, filter: "all" });
  return Promise.all(
    data.check_runs
      .sort((a, b) => b.id - a.id)
      .map(async ({ id, app, conclusion, output, external_id }) => {
        const annotations = await github.paginate(github.rest.checks.listAnnotations, {
          ...place,
          check_run_id: id,
          per_page: 100,
        });
        const rules = annotations.map(({ title }) => title);
        return { id, app: app?.id, conclusion, ...output, external_id, annotations, rules };
      }),
  );
}

/** How the last jobs ended, and how much each of them wrote. */
export function outcomes(world: World) {
  return world.ended.flatMap((ended) => ended.outcomes);
}
