import type { GitHub } from "../github/client.ts";
import { linkedMarkdown } from "../github/list-files.ts";
import { readFileAt } from "../github/read.ts";
import { type Isolated, reviewIsolated } from "../isolate.ts";
import { configInForce } from "../pipeline/config.ts";
import { lineAddresses } from "../pipeline/publication.ts";
import type { FileTexts } from "../review/review.ts";
import type { Asked, Told } from "./told.ts";

const README = "README.md";
const MOST_FILES = 50;

/** Reviews the list as it stands on the default branch. It is never red: nobody has just changed it. */
export async function reviewWholeList(github: GitHub, inputs: Asked): Promise<Told[]> {
  const { repository, chosen, url, collect } = inputs;
  const { config } = await configInForce(github, repository, chosen.configPath);
  const files = await readList(github, inputs, chosen.files ?? config.files);
  const today = new Date().toISOString().slice(0, 10);
  const reviewed = ofLists(await reviewIsolated({ files, config, today }, collect));
  const sources = new Map(files.map(({ path, after }) => [path, after]));
  const language = reviewed.outcome === "reviewed" ? reviewed.review.language : "en";
  const linkTo = lineAddresses(url, "HEAD");
  const context = { headSha: "", language, sources, linkTo, takesCommands: false };
  return [{ change: { reviewed, language }, context, check: null, isJudged: false, isPublished: false }];
}

/** A file without entries is none of the list's. */
function ofLists(reviewed: Isolated): Isolated {
  if (reviewed.outcome === "stopped") return reviewed;
  const { language, files } = reviewed.review;
  return { outcome: "reviewed", review: { language, files: files.filter(({ entries }) => entries > 0) } };
}

/** The files that are named, or else the README and those it links that hold entries. */
async function readList(
  github: GitHub,
  { repository }: Asked,
  named: readonly string[] | undefined,
): Promise<FileTexts[]> {
  if (named !== undefined) return readAll(github, repository, named);
  const [readme] = await readAll(github, repository, [README]);
  if (readme === undefined) return [];
  return [readme, ...(await readAll(github, repository, linkedMarkdown(readme.after)))];
}

async function readAll(github: GitHub, repository: Asked["repository"], paths: readonly string[]) {
  const files: FileTexts[] = [];
  for (const path of paths.slice(0, MOST_FILES)) {
    const file = await readFileAt(github, { ...repository, path });
    if (file.kind === "text") files.push({ path, before: null, after: file.text });
  }
  return files;
}
