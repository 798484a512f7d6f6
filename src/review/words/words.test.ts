import { expect, test } from "vitest";
import { en } from "./en.ts";
import { wordsIn } from "./words.ts";

/** What a sentence is filled with, whatever it asks for. */
const filled = { added: 2, moved: 3, changed: 4, lost: 5 };

function sentences(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((each, index) => sentences(each, `${path}.${index}`));
  if (typeof value === "function") {
    const calls = [sample(value, 1), sample(value, 7)];
    return calls.flatMap((result, index) => sentences(result, `${path}(${index})`));
  }
  return Object.entries(value ?? {}).flatMap(([key, each]) => sentences(each, `${path}.${key}`));
}

/** Calls a template with numbers, or with what it takes instead where numbers do not fit. */
function sample(template: CallableFunction, count: number): unknown {
  const attempts = [[count, count + 1], ["x", [], "x"], [["x"], count], ["error", count], [filled]];
  for (const given of attempts) {
    try {
      return template(...given);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  throw new Error(`nothing fits ${template}`);
}

test("every sentence is told in Chinese too, and none of them in English", () => {
  const chinese = sentences(wordsIn("zh")).filter(([, text]) => /\p{L}/u.test(text.replaceAll("x", "")));
  const english = new Set(sentences(en).map(([, text]) => text));
  expect(chinese.length).toBeGreaterThan(60);
  expect(chinese.filter(([, text]) => english.has(text) || !/\p{Script=Han}/u.test(text))).toEqual([]);
});

test("nothing is said to a you, and nothing is shouted", () => {
  for (const [path, text] of [...sentences(en), ...sentences(wordsIn("zh"))]) {
    expect(text, path).not.toMatch(/\byour?\b|[!！]|你|您/i);
  }
});
