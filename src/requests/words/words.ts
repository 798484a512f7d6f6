import type { Language } from "../../model/text.ts";
import { en } from "./en.ts";
import { zh } from "./zh.ts";

/** Every sentence about requests in one language. */
export type RequestWords = typeof en;

const languages: Readonly<Record<Language, RequestWords>> = { en, zh };

/** The sentences in a language. */
export function requestWords(language: Language): RequestWords {
  return languages[language];
}
