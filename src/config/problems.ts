import { z } from "zod";
import type { Text } from "../model/text.ts";
import { nearest } from "./nearest.ts";
import type { Problem, Yaml } from "./yaml.ts";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What a schema finds wrong with a file, with the line, the key and the nearest key or value that exists. */
export function problemsIn(schema: z.ZodType, issues: readonly Issue[], yaml: Yaml): Problem[] {
  return issues.flatMap((issue) => problemsOf(schema, issue, yaml));
}

function problemsOf(schema: z.ZodType, issue: Issue, yaml: Yaml): Problem[] {
  const { path } = issue;
  const at = (message: Text, where: Path = path): Problem => ({ line: yaml.lineOf(where), message });
  if (issue.code === "unrecognized_keys") {
    const known = keysAt(schema, path);
    return issue.keys.map((key) => at(unknownKey([...path, key], nearest(key, known)), [...path, key]));
  }
  const value = valueAt(yaml.value, path);
  if (issue.code === "invalid_union") {
    // A mapping can only be meant as the options; anything else as one of the words.
    const inner = typeof value === "object" && value !== null ? issue.errors.at(-1) : null;
    if (inner)
      return inner.flatMap((each) => problemsOf(schema, { ...each, path: [...path, ...each.path] }, yaml));
    const words = issue.errors.flat().flatMap((each) => (each.code === "invalid_value" ? each.values : []));
    return [at(wrongValue(path, value, words.map(String)))];
  }
  if (issue.code === "invalid_value") return [at(wrongValue(path, value, issue.values.map(String)))];
  if (issue.code === "invalid_type") return [at(wrongType(path, issue.expected))];
  const zh = issue.code === "custom" ? issue.params?.zh : undefined;
  return [
    at({
      en: `${named(path)}: ${issue.message}`,
      zh: `${named(path)}：${typeof zh === "string" ? zh : "值无效"}`,
    }),
  ];
}

function unknownKey(path: Path, near: string | null): Text {
  const key = named(path);
  if (near === null) return { en: `${key} is not a key`, zh: `${key} 不是有效的键` };
  return {
    en: `${key} is not a key; the nearest one is "${near}"`,
    zh: `${key} 不是有效的键；最接近的是 "${near}"`,
  };
}

function wrongValue(path: Path, value: unknown, words: readonly string[]): Text {
  const near = typeof value === "string" ? nearest(value, words) : null;
  const list = words.map((word) => `"${word}"`);
  const shown = `"${typeof value === "object" ? JSON.stringify(value).slice(0, 60) : String(value)}"`;
  return {
    en: `${named(path)} is ${shown}; it may be ${list.join(", ")}${near === null ? "" : `; the nearest is "${near}"`}`,
    zh: `${named(path)} 的值是 ${shown}；可以是 ${list.join("、")}${near === null ? "" : `；最接近的是 "${near}"`}`,
  };
}

const kinds: Readonly<Record<string, Text>> = {
  object: { en: "a mapping", zh: "映射" },
  array: { en: "a list", zh: "列表" },
  string: { en: "a text", zh: "文本" },
  boolean: { en: "true or false", zh: "true 或 false" },
  number: { en: "a number", zh: "数字" },
};

function wrongType(path: Path, expected: string): Text {
  const kind = kinds[expected] ?? { en: expected, zh: expected };
  return { en: `${named(path)} must be ${kind.en}`, zh: `${named(path)} 必须是${kind.zh}` };
}

function named(path: Path): string {
  return path.length === 0 ? '"config"' : `"${path.map(String).join(".")}"`;
}

function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const key of path) {
    if (typeof at !== "object" || at === null) return undefined;
    at = (at as Record<PropertyKey, unknown>)[key];
  }
  return at;
}

/** The keys that a schema knows at a path. */
function keysAt(schema: z.ZodType, path: Path): string[] {
  const objects = objectsIn(schema);
  const [key, ...rest] = path;
  if (key === undefined) return objects.flatMap((each) => Object.keys(each.shape));
  if (typeof key === "number") return arraysIn(schema).flatMap((item) => keysAt(item, rest));
  return objects.flatMap((each) => {
    const inner: unknown = each.shape[String(key)];
    return inner instanceof z.ZodType ? keysAt(inner, rest) : [];
  });
}

function bare(schema: unknown): unknown[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return bare(schema.unwrap());
  return schema instanceof z.ZodUnion ? schema.options.flatMap(bare) : [schema];
}

function objectsIn(schema: unknown): z.ZodObject[] {
  return bare(schema).filter((each) => each instanceof z.ZodObject);
}

function arraysIn(schema: unknown): z.ZodType[] {
  return bare(schema).flatMap((each) =>
    each instanceof z.ZodArray && each.element instanceof z.ZodType ? [each.element] : [],
  );
}
