import { differences } from "../config/explain.ts";
import { type Config, ConfigError, explainConfig, problemText, readConfig } from "../config.ts";
import type { Annotation, CheckRun } from "../model/check-run.ts";
import type { Language } from "../model/finding.ts";
import { inert, inertSentence, visible } from "./inert.ts";
import { wordsIn } from "./words/words.ts";

/** What a change would make of the configuration. Nothing of it is in force before it is merged. */
export interface ConfigPreview {
  readonly path: string;
  readonly problems: ConfigError["problems"];
  readonly changes: ReturnType<typeof differences>;
}

/**
 * Looks at the configuration that a change proposes.
 *
 * @param text as it would be, null where the change deletes it.
 * @param now what is in force.
 */
export function previewConfig(path: string, text: string | null, now: Config): ConfigPreview {
  try {
    const { config } = readConfig(text ?? "");
    return {
      path,
      problems: [],
      changes: differences(explainConfig(now, null), explainConfig(config, null)),
    };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { path, problems: error.problems, changes: [] };
  }
}

/**
 * The check of a change that touches the configuration: what it would change, and action required where it could not
 * be used. `check` is what is to be said of the list, null where the change touches none.
 */
export function withPreview(check: CheckRun | null, preview: ConfigPreview, language: Language): CheckRun {
  const words = wordsIn(language);
  const isBroken = preview.problems.length > 0;
  const about = isBroken
    ? [
        words.configBroken(inert(preview.path)),
        ...preview.problems.map((problem) => `- ${inertSentence(problemText(problem, language))}`),
      ]
    : [
        words.configChanges(preview.changes.length),
        ...preview.changes.map((change) => `- ${changeText(change)}`),
      ];
  const base = check ?? {
    conclusion: "success",
    title: words.configTitle,
    summary: "",
    annotations: [],
    buttons: [],
  };
  const annotations = preview.problems.flatMap(({ line, message }): Annotation[] =>
    line === null ? [] : [annotation(preview.path, line, visible(message[language]))],
  );
  return {
    conclusion: isBroken ? "action_required" : base.conclusion,
    title: isBroken ? words.configBrokenTitle : base.title,
    summary: [about.join("\n"), ...(base.summary === "" ? [] : [base.summary])].join("\n\n"),
    annotations: [...annotations, ...base.annotations],
    buttons: base.buttons,
  };
}

function changeText({ key, before, after }: ConfigPreview["changes"][number]): string {
  return `${inert(key)}: ${before === null ? "—" : inert(before)} → ${after === null ? "—" : inert(after)}`;
}

function annotation(path: string, line: number, message: string): Annotation {
  const place = { line, column: 1, endLine: line, endColumn: 2 };
  return { path, severity: "error", ...place, title: "config", message };
}
