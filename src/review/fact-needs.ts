import { type Config, ruleSettings } from "../config.ts";
import { paperIds } from "../identity/paper-id.ts";
import type { Comparison } from "../list/compare.ts";
import { linkedFile } from "../list/linked-file.ts";
import { writtenEntries } from "../model/change.ts";
import type { FactNeeds } from "../model/facts.ts";
import type { List } from "../model/list.ts";
import { titleNeeds } from "./title-needs.ts";

/** A change as far as it decides what is asked. */
interface Changed {
  readonly config: Config;
  readonly files: readonly { readonly head: List; readonly comparison: Pick<Comparison, "changes"> }[];
}

/** What the rules that are on would like to know of the entries that the change wrote. */
export function factNeeds({ config, files: changed }: Changed): FactNeeds {
  const kinds = new Set(ruleSettings(config).flatMap(({ rule }) => rule.needs));
  const links = new Set<string>();
  const files = new Set<string>();
  for (const { head, comparison } of changed) {
    const urls = writtenEntries(comparison.changes).flatMap((entry) => entry.links.map(({ url }) => url));
    for (const url of urls) {
      const file = linkedFile(head.path, url);
      if (file !== null) files.add(file);
      else if (url !== "") links.add(url);
    }
  }
  const papers = new Set([...links].flatMap(paperIds));
  const titles = changed.flatMap(({ head, comparison }) =>
    titleNeeds(head, writtenEntries(comparison.changes)),
  );
  return {
    links: kinds.has("links") ? [...links] : [],
    papers: kinds.has("papers") ? [...papers] : [],
    titles: kinds.has("titles") ? titles : [],
    files: kinds.has("files") ? [...files] : [],
  };
}
