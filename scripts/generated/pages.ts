import type { Rule } from "../../src/rules/rule.ts";
import { optionsOf } from "./schema.ts";

/** Puts `inner` between a page's two markers `<!-- name:start -->` and `<!-- name:end -->`. */
export function replaceBetween(page: string, name: string, inner: string): string {
  const open = `<!-- ${name}:start -->`;
  const close = `<!-- ${name}:end -->`;
  const start = page.indexOf(open);
  const end = page.indexOf(close, start);
  if (start < 0 || end < 0) throw new Error(`the page has no ${open} … ${close}`);
  return `${page.slice(0, start)}${open}\n${inner}\n${page.slice(end)}`;
}

/** Every rule in one table, for the README. */
export function renderRuleTable(rules: readonly Rule[]): string {
  const rows = rules.map((rule) => [
    `[\`${rule.id}\`](src/rules/${rule.id}/readme.md)`,
    rule.summary,
    rule.severity,
    rule.needs.join(", "),
    rule.fix === "none" ? "" : rule.fix,
  ]);
  return renderTable(["rule", "says", "at most", "facts", "fix"], rows);
}

/** The head of a rule's page: what it says, how loud, what it asks, what it mends. */
export function renderHeader(rule: Rule): string {
  const facts = rule.needs.length === 0 ? "none, it works offline" : rule.needs.join(", ");
  const fix = {
    none: "none",
    safe: "safe, `listwarden fix` applies it",
    unsafe: "shown, never applied by itself",
  };
  return [
    `# ${rule.id}`,
    "",
    `${rule.summary}.`,
    "",
    `Severity: ${rule.severity} at most. Facts: ${facts}. Fix: ${fix[rule.fix]}.`,
  ].join("\n");
}

/** A rule's own options. */
export function renderOptions(rule: Rule): string {
  const options = optionsOf(rule.options);
  if (options.length === 0) return "None but `severity`, which every rule has.";
  const rows = options.map((each) => [
    `\`${each.name}\``,
    `\`${JSON.stringify(each.default)}\``,
    each.description ?? "",
  ]);
  return renderTable(["option", "default", "meaning"], rows);
}

function renderTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, header.map(() => "---"), ...rows];
  return lines
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`)
    .join("\n");
}
