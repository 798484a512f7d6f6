import type { LearnedPlace } from "../../list/place.ts";
import type { Review } from "../../model/finding.ts";
import { visible } from "../../review/inert.ts";
import type { Learned } from "../../review/learned.ts";

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
const percent = (part: number, whole: number) => `${Math.round((part / whole) * 100)} %`;

const forms = {
  bullet: "bullets",
  numbered: "numbered items",
  row: "rows of a table",
  block: "blocks of lines",
  heading: "headings",
} as const;

/** What was learned of a list, in plain words, one paragraph of lines each. */
export function tellLearned(learned: Learned): string {
  const { files, sections, style } = learned;
  const entries = files.reduce((sum, file) => sum + file.entries, 0);
  const lines = [
    ...files.map(({ path, entries: own, why }) =>
      why === null ? `${path}: ${plural(own, "entry", "entries")}` : `${path}: not judged: ${why}`,
    ),
    "",
  ];
  if (entries === 0) return `${lines.join("\n")}No entry was found: there is nothing to learn from yet.\n`;
  lines.push(`${plural(entries, "entry", "entries")} in ${plural(sections, "section", "sections")}.`);
  lines.push(...told("Form", formsText(learned)));
  if (style === null) lines.push(...told("Style", "too few entries are alike to have one"));
  else {
    const share = percent(style.conforming, style.count);
    lines.push(...told("Style", `${share} are written as their section writes, like this one:`));
    lines.push(`           ${visible(style.example, 300)}`);
  }
  lines.push(...told("Links", linksText(learned)));
  lines.push(...told("Venues", venuesText(learned)));
  lines.push(...told("Order", orderText(learned)));
  lines.push(...told("Repeats", hubsText(learned)));
  return `${lines.join("\n")}\n`;
}

/** What there is to say of the list today, and that nobody is held to it. */
export function tellFindings({ files }: Review): string {
  const findings = files.flatMap((file) => file.findings);
  if (findings.length === 0) return "Today    nothing to correct\n";
  const counts = (["error", "warning", "notice"] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [plural(count, severity, `${severity}s`)];
  });
  const paths = files.map(({ path }) => path).join(" ");
  return `Today    ${counts.join(", ")}; none of them is held against a new change.
         To see them: npx listwarden check ${visible(paths)}
         To mend what is certain: npx listwarden fix ${visible(paths)} --dry-run
`;
}

function told(label: string, text: string | null): string[] {
  return text === null ? [] : [`${label.padEnd(9)}${text}`];
}

function formsText({ forms: found }: Learned): string {
  return found.map(({ form, count }) => `${count} ${forms[form]}`).join(", ");
}

function linksText({ links }: Learned): string | null {
  if (links.length === 0) return null;
  return links
    .slice(0, 4)
    .map(({ role, form }) => visible(form.replace("L", role).replace("U", "…")))
    .join("  ");
}

function venuesText({ venues }: Learned): string | null {
  if (venues.length === 0) return null;
  const shown = venues.slice(0, 6).map(({ name, count }) => `${visible(name, 40)} (${count})`);
  return `${shown.join(", ")}${venues.length > 6 ? ` and ${venues.length - 6} more` : ""}`;
}

function orderText({ places }: Learned): string {
  const [first] = places;
  if (first === undefined || first.place === null) return "no order that new entries would have to keep";
  const where = placeText(first.place);
  return places.length === 1 ? where : `${where}, in ${plural(first.sections, "section", "sections")}`;
}

function placeText({ at, by, direction }: LearnedPlace): string {
  const keys = { date: "date", year: "year", arxiv: "arXiv number", title: "title" } as const;
  const first = direction === "falling" ? "newest first" : "oldest first";
  if (at === "sorted") return `kept by ${keys[by]}, ${first}`;
  return `new entries go to the ${at} of their section (${first}, by ${keys[by]})`;
}

function hubsText({ hubs }: Learned): string {
  if (hubs.length === 0) return "no section lists papers a second time on purpose";
  const shown = hubs.slice(0, 6).map((hub) => `"${visible(hub, 60)}"`);
  return `papers may stand a second time in ${shown.join(", ")}`;
}
