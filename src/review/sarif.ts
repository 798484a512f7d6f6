import { indexLines, type Lines } from "../list/lines.ts";
import type { FileReview, Finding, Position, Review } from "../model/finding.ts";
import { rules } from "../rules/index.ts";
import { visible } from "./inert.ts";

const levels = { error: "error", warning: "warning", notice: "note" } as const;
const LONG = 4_000;
const ruleIds: readonly string[] = rules.map(({ id }) => id);

/**
 * The review as a SARIF 2.1.0 log, for code scanning and editors.
 * Columns count UTF-16 units. What was not judged or not checked is a notification of the run.
 *
 * @param sources the reviewed texts by path; a finding's fix is told only where its text is there.
 */
export function toSarif(review: Review, sources: ReadonlyMap<string, string>) {
  const driver = {
    name: "Listwarden",
    informationUri: "https://github.com/apps/listwarden",
    rules: rules.map(({ id, summary, severity }) => ({
      id,
      shortDescription: { text: summary },
      defaultConfiguration: { level: levels[severity] },
    })),
  };
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver },
        language: review.language,
        columnKind: "utf16CodeUnits",
        invocations: [
          { executionSuccessful: true, toolExecutionNotifications: review.files.flatMap(notifications) },
        ],
        results: review.files.flatMap((file) => {
          const source = sources.get(file.path);
          const lines = source === undefined ? null : indexLines(source);
          return file.findings.map((finding) => result(finding, file.path, lines));
        }),
      },
    ],
  };
}

function result(finding: Finding, path: string, lines: Lines | null) {
  const { rule, severity, message, note, related = [], fix } = finding;
  const ruleIndex = ruleIds.indexOf(rule);
  const sentences = note === undefined ? [message] : [message, note];
  return {
    ruleId: rule,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level: levels[severity],
    message: { text: sentences.map(plain).join("\n") },
    locations: [location(path, finding)],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((other, id) => ({
            id,
            message: { text: plain(other.message) },
            ...location(other.path ?? path, { startLine: other.line }),
          })),
        }),
    partialFingerprints: { "listwarden/v1": fingerprint(finding) },
    ...(fix === undefined || lines === null ? {} : { fixes: [fixOf(fix.edits, path, lines)] }),
  };
}

function fixOf(edits: NonNullable<Finding["fix"]>["edits"], path: string, lines: Lines) {
  const replacements = edits.map(({ start, end, text }) => ({
    deletedRegion: region(lines.position({ start, end })),
    ...(text === "" ? {} : { insertedContent: { text } }),
  }));
  return { artifactChanges: [{ artifactLocation: artifact(path), replacements }] };
}

function location(path: string, place: Position | { readonly startLine: number }) {
  return {
    physicalLocation: {
      artifactLocation: artifact(path),
      region: "startLine" in place ? place : region(place),
    },
  };
}

function region({ line, column, endLine, endColumn }: Position) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function artifact(path: string) {
  return { uri: path.split("/").map(encodeURIComponent).join("/"), uriBaseId: "%SRCROOT%" };
}

function notifications({ path, judged, why, notChecked }: FileReview) {
  const said = notChecked.map((each) => `${each.what}: ${each.why}`);
  if (!judged) said.unshift(why ?? "");
  return said
    .filter((text) => text !== "")
    .map((text) => ({
      level: "note",
      message: { text: plain(text) },
      locations: [{ physicalLocation: { artifactLocation: artifact(path) } }],
    }));
}

/** Stays the same while the entry and what is wrong with it do, wherever it moves. */
function fingerprint({ rule, entry, message }: Finding): string {
  const about = entry === undefined ? message.replace(/\d+/g, "0") : entry.title;
  return `${rule}/${visible(about)}`;
}

/** A text of SARIF turns "[label](address)" into a link; a backslash keeps the brackets what they are. */
function plain(text: string): string {
  return visible(text, LONG).replace(/[\\[\]]/g, "\\$&");
}
