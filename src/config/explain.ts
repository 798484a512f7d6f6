import type { Yaml } from "./yaml.ts";

/** One setting that is in force, and the line that says so; null where nobody does and the default holds. */
export interface Setting {
  readonly key: string;
  readonly value: string;
  readonly line: number | null;
}

/**
 * Every setting of a config, one for each key and each rule.
 *
 * @param severities what each rule may say at the most, "off" where it is switched off.
 */
export function settingsOf(
  config: Readonly<Record<string, unknown>>,
  severities: ReadonlyMap<string, string>,
  yaml: Yaml | null,
): Setting[] {
  const place = (...path: string[]) => (yaml !== null && isSet(yaml.value, path) ? yaml.lineOf(path) : null);
  const settings = Object.entries(config)
    .filter(([key]) => key !== "rules")
    .map(([key, value]): Setting => ({ key, value: shown(value), line: place(key) }));
  for (const [id, severity] of severities) {
    settings.push({ key: `rules.${id}`, value: severity, line: place("rules", id) });
  }
  return settings;
}

/** The settings that two configs disagree about, with what each says; null where it has no such setting. */
export function differences(
  before: readonly Setting[],
  after: readonly Setting[],
): { readonly key: string; readonly before: string | null; readonly after: string | null }[] {
  const valueIn = (settings: readonly Setting[], key: string) =>
    settings.find((setting) => setting.key === key)?.value ?? null;
  const keys = new Set([...before, ...after].map(({ key }) => key));
  return [...keys]
    .map((key) => ({ key, before: valueIn(before, key), after: valueIn(after, key) }))
    .filter((each) => each.before !== each.after);
}

function isSet(value: unknown, path: readonly string[]): boolean {
  let at = value;
  for (const key of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return false;
    at = (at as Record<string, unknown>)[key];
  }
  return true;
}

function shown(value: unknown): string {
  if (typeof value === "string") return value;
  return value === undefined ? "not set" : JSON.stringify(value);
}
