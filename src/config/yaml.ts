import {
  constructFromEvents,
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  YAMLException,
} from "js-yaml";
import type { Text } from "../model/text.ts";

/** A config file is small; what is larger is not one. */
const MAX_LENGTH = 64 * 1024;
const MAX_DEPTH = 20;
const MAX_NODES = 5_000;

/** What is wrong in a file, and on which line where one is to blame. */
export interface Problem {
  readonly line: number | null;
  readonly message: Text;
}

/** A YAML text read as data. */
export interface Yaml {
  readonly value: unknown;
  /** The line, from 1, of a key or of an item of a list; of the nearest one above it where it is not there. */
  lineOf(path: readonly PropertyKey[]): number | null;
}

/**
 * Reads a YAML text of a stranger: what is too large, too deep or refers to itself is refused before anything is
 * built from it, and so are keys that mean something to JavaScript.
 */
export function readYaml(text: string): Yaml | { readonly problem: Problem } {
  if (text.length > MAX_LENGTH) return refused(TOO_LARGE);
  try {
    const events = parseEvents(text, { maxDepth: MAX_DEPTH });
    if (events.length > MAX_NODES) return refused(TOO_LARGE);
    const places = placesOf(events, text);
    for (const [path, offset] of places) {
      if (/(^|\n)(__proto__|constructor|prototype)$/.test(path))
        return refused(FORBIDDEN, lineAt(text, offset));
    }
    const [value] = constructFromEvents(events, { source: text, maxAliases: 0, maxTotalMergeKeys: 0 });
    return { value: value ?? {}, lineOf: (path) => lineOf(path, places, text) };
  } catch (error) {
    if (!(error instanceof YAMLException) && !(error instanceof RangeError)) throw error;
    const line = error instanceof YAMLException && error.mark ? error.mark.line + 1 : null;
    const reason = error instanceof YAMLException ? error.reason : "too deep";
    return refused({ en: `is not YAML (${reason})`, zh: `不是有效的 YAML（${reason}）` }, line);
  }
}

const TOO_LARGE: Text = { en: "is larger than a configuration is", zh: "超出了配置文件应有的大小" };
const FORBIDDEN: Text = { en: "holds a key that no configuration has", zh: "含有配置中不允许的键" };

function refused(message: Text, line: number | null = null): { readonly problem: Problem } {
  return { problem: { line, message } };
}

/** Where each key and item begins, by its path. */
function placesOf(events: readonly Event[], text: string): Map<string, number> {
  const places = new Map<string, number>();
  const open: { readonly path: string; readonly isMap: boolean; key: string | null; index: number }[] = [];
  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT) continue;
    if (event.type === EVENT_ID.POP) {
      open.pop();
      continue;
    }
    const parent = open.at(-1);
    const offset =
      "valueStart" in event ? event.valueStart : "start" in event ? event.start : event.anchorStart;
    if (parent?.isMap && parent.key === null) {
      parent.key = event.type === EVENT_ID.SCALAR ? getScalarValue(text, event) : "?";
      places.set(joined(parent.path, parent.key), offset);
      if (event.type === EVENT_ID.SCALAR || event.type === EVENT_ID.ALIAS) continue;
    }
    const path =
      parent === undefined
        ? ""
        : joined(parent.path, parent.isMap ? (parent.key ?? "?") : String(parent.index));
    if (parent !== undefined && !parent.isMap) places.set(path, offset);
    if (parent?.isMap) parent.key = null;
    else if (parent !== undefined) parent.index += 1;
    if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
      open.push({ path, isMap: event.type === EVENT_ID.MAPPING, key: null, index: 0 });
    }
  }
  return places;
}

function joined(path: string, key: string): string {
  return path === "" ? key : `${path}\n${key}`;
}

function lineOf(
  path: readonly PropertyKey[],
  places: ReadonlyMap<string, number>,
  text: string,
): number | null {
  for (let length = path.length; length > 0; length--) {
    const offset = places.get(path.slice(0, length).map(String).join("\n"));
    if (offset !== undefined) return lineAt(text, offset);
  }
  return null;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
