import type { Language } from "../../../model/finding.ts";
import { en } from "./en.ts";
import { zh } from "./zh.ts";

/** The sentences in one language. */
export type ReportWords = typeof en;

const languages: Readonly<Record<Language, ReportWords>> = { en, zh };

/** What the List report and the tidy pull request say in a language. */
export function reportWordsIn(language: Language): ReportWords {
  return languages[language];
}
