import type { z } from "zod";
import type { Style } from "../list/style.ts";
import type { Change } from "../model/change.ts";
import type { FactKind, FactTable } from "../model/facts.ts";
import type { Observation, Severity } from "../model/finding.ts";
import type { List } from "../model/list.ts";
import type { Papers } from "./papers.ts";
import type { Policy } from "./policy.ts";

/** What a rule is given; everything in it is data, and nothing of it may be changed. */
export interface RuleContext<Options, Needs extends FactKind> {
  /** The file as it will be. */
  readonly source: string;
  readonly list: List;
  /** The file as it was, or null where the whole list is judged. */
  readonly base: List | null;
  /** What the change did; without a base every entry is "added". */
  readonly changes: readonly Change[];
  /** How the list writes its entries. */
  readonly style: Style;
  /** All papers of the list, over all its files. */
  readonly papers: Papers;
  /** What the list has decided for all rules. */
  readonly policy: Policy;
  /** The day of the review, as `2026-11-25`; null where it does not count. */
  readonly today: string | null;
  /** The pull request's title and body; null where the change is none. */
  readonly prose: string | null;
  /** Only what the rule said it needs. */
  readonly facts: Pick<FactTable, Needs>;
  /** Validated, defaults filled in. */
  readonly options: Options;
}

/** A judgement of its own: what it says, how much it asks, what it needs to know, and the one function that looks. */
export interface RuleDefinition<Schema extends z.ZodObject, Needs extends FactKind> {
  /** kebab-case, the folder's name, never used again for another rule. */
  readonly id: string;
  /** One line without full stop; README table, check run and schema show it. */
  readonly summary: string;
  /** The highest severity its findings can have; a finding may say less, the config may say otherwise. */
  readonly severity: Severity;
  /** Whether its findings can carry a fix, and of which kind at the most. */
  readonly fix: "none" | "safe" | "unsafe";
  /** Facts it reads; none means it works offline. */
  readonly needs: readonly Needs[];
  /** A strict object; every field has a default and a description. */
  readonly options: Schema;
  check(context: RuleContext<z.output<Schema>, Needs>): Iterable<Observation>;
}

/** A rule whose types of options and facts are forgotten, so that all rules fit one list. */
export type Rule = RuleDefinition<z.ZodObject, FactKind>;

/** States a rule. A rule that reads a fact it does not list in `needs` does not compile. */
export function defineRule<Schema extends z.ZodObject, Needs extends FactKind = never>(
  rule: RuleDefinition<Schema, Needs>,
): Rule {
  return rule as unknown as Rule;
}
