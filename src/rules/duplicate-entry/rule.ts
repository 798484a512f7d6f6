import { z } from "zod";
import { writtenEntries } from "../../model/change.ts";
import type { Observation, Related, Severity, Text } from "../../model/finding.ts";
import type { Entry } from "../../model/list.ts";
import type { Listed, PaperMatch } from "../papers.ts";
import { defineRule, type RuleContext } from "../rule.ts";
import { placeOf, quoteText, sentence } from "../words.ts";
import { learnHubs } from "./hubs.ts";
import { mergeFix } from "./merge.ts";

const options = z.strictObject({});

export default defineRule({
  id: "duplicate-entry",
  summary: "The paper is already listed",
  severity: "error",
  fix: "unsafe",
  needs: [],
  options,
  *check(context: RuleContext<z.output<typeof options>, never>) {
    const hubs = learnHubs(context.list, context.papers);
    const written = new Set(writtenEntries(context.changes));
    for (const entry of written) {
      if (entry.title === "") continue;
      const matches = context.papers
        .matches(entry)
        .filter(({ listed }) => !hubs.has(listed.entry.section.path.join("\n")));
      if (hubs.has(entry.section.path.join("\n"))) continue;
      const first =
        matches.find(({ listed }) => !written.has(listed.entry) || isBefore(listed, entry)) ?? null;
      if (first) yield repeat(context, entry, first);
      else if (matches[0] && context.base === null && severityOf(entry, matches[0]) !== "notice")
        yield listedAgain(entry, matches[0]);
    }
  },
});

function repeat(
  context: RuleContext<z.output<typeof options>, never>,
  entry: Entry,
  match: PaperMatch,
): Observation {
  const { listed } = match;
  const severity = severityOf(entry, match);
  const place = placeOf(listed.entry);
  const title = quoteText(listed.entry.title);
  const fix = listed.path === context.list.path ? mergeFix(context.source, entry, listed.entry) : null;
  return {
    range: entry.range,
    message: {
      en: `Already listed under ${place.en}: ${title}`,
      zh: `已收录于 ${place.zh}：${title}`,
    },
    note: sentence(match.reason),
    entry,
    related: [related(listed, { en: "Listed here", zh: "收录于此处" })],
    severity,
    ...(fix && match.verdict === "same" ? { fix } : {}),
  };
}

function listedAgain(entry: Entry, match: PaperMatch): Observation {
  const place = placeOf(match.listed.entry);
  return {
    range: entry.range,
    message: { en: `Listed again under ${place.en}`, zh: `在 ${place.zh} 重复收录` },
    note: sentence(match.reason),
    entry,
    related: [related(match.listed, { en: "Listed again here", zh: "在此处重复收录" })],
    severity: "notice",
  };
}

function related(listed: Listed, message: Text): Related {
  return { line: listed.entry.line, message, path: listed.path };
}

/** Certain in one section; between two venues or years most likely a slip; elsewhere often on purpose. */
function severityOf(entry: Entry, { listed, verdict }: PaperMatch): Severity {
  if (verdict === "likely") return "notice";
  if (entry.section.path.join("\n") === listed.entry.section.path.join("\n")) return "error";
  const isDated = (section: Entry["section"]) => section.venue !== null || section.year !== null;
  return isDated(entry.section) && isDated(listed.entry.section) ? "warning" : "notice";
}

function isBefore(listed: Listed, entry: Entry): boolean {
  return listed.entry.range.start < entry.range.start;
}
