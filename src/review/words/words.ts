import type { Language } from "../../model/finding.ts";
import { en } from "./en.ts";
import { zh } from "./zh.ts";

/** Every sentence of ours in one language. */
export type Words = typeof en;

const languages: Readonly<Record<Language, Words>> = { en, zh };

/** The sentences in a language. */
export function wordsIn(language: Language): Words {
  return languages[language];
}
