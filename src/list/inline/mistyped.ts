import type { Edit, Range } from "../../model/list.ts";
import { addFlaw, addLink, type Opener, type Scan, type ScannedLink, shapeOf } from "./scan.ts";
import { looksLikeUrl, readTarget, type Target, urlEnd } from "./target.ts";

/** `[Paper[(https://…)`: an opening bracket typed where the label should close. */
export function mistypedBracket(scan: Scan, at: number): number {
  const { source } = scan;
  const opener = scan.brackets.at(-1);
  if (!opener || !/^https?:\/\//i.test(source.slice(at + 2, at + 10))) {
    scan.brackets.push({ at, image: false, links: scan.links.length, boxes: scan.boxes.length });
    return at + 1;
  }
  scan.brackets.pop();
  const target = readTarget(source, at + 1, scan.end);
  const range = { start: opener.at, end: target.end };
  addFlaw(scan, "missing-bracket", range, {
    edits: target.flaw ? [] : [{ start: at, end: at + 1, text: "]" }],
    breaksLink: true,
  });
  const label = { start: opener.at + 1, end: at };
  addLink(scan, { range, label, target, shape: "plain" }, opener);
  return target.end;
}

/** Looks at the brackets that were never closed: most are another kind of text, some broke a link. */
export function leftOpen(scan: Scan): void {
  const { source } = scan;
  for (const opener of scan.brackets) {
    const link = scan.links.find((candidate) => candidate.range.start === opener.at + 1);
    if (link) {
      if (closeBoth(scan, link.range.end)) continue;
      const closing = { start: link.range.end, end: link.range.end, text: "]" };
      // `[[paper](https://…])`: the bracket is there, and stands on the wrong side of the parenthesis.
      const swapped = source.slice(link.range.end - 2, link.range.end) === "])";
      const edits = swapped ? [{ start: link.range.end - 2, end: link.range.end, text: ")]" }] : [closing];
      addFlaw(
        scan,
        "unclosed-bracket",
        { start: opener.at, end: link.range.end },
        { edits, breaksLink: swapped },
      );
      continue;
    }
    const limit = Math.min(scan.end, opener.at + 600);
    const text = source.slice(opener.at, limit);
    const label = /^\[([^[\]\n]{1,400}?)\((?=https?:\/\/)/.exec(text);
    if (label) {
      const open = opener.at + label[0].length - 1;
      const target = readTarget(source, open, scan.end);
      const edits = target.flaw ? [] : [{ start: open, end: open, text: "]" }];
      addFlaw(scan, "missing-bracket", { start: opener.at, end: target.end }, { edits, breaksLink: true });
      addLink(scan, {
        range: { start: opener.at, end: target.end },
        label: { start: opener.at + 1, end: open },
        target,
        shape: "plain",
      });
    } else if (/^\[\*\*[^[\]\n]{12,}\*\*\s*$/.test(text)) {
      addFlaw(scan, "unclosed-link", { start: opener.at, end: limit }, { edits: [], breaksLink: true });
    }
  }
}

/** `[[paper](https://…` at the end of an entry: the link and the box around it are closed by one edit. */
function closeBoth(scan: Scan, at: number): boolean {
  const index = scan.flaws.findIndex(
    ({ kind, edits }) => kind === "unclosed-link" && edits.length === 1 && edits[0]?.start === at,
  );
  const open = scan.flaws[index];
  if (open) scan.flaws[index] = { ...open, edits: [{ start: at, end: at, text: ")]" }] };
  return open !== undefined;
}

/** `[Paper(https://…)]()` and `[[https://…]]()`: the address slipped into the label. */
export function targetInLabel(
  scan: Scan,
  found: { opener: Opener; label: Range; range: Range },
): number | null {
  const { source } = scan;
  const match = /^(\[*)([^[\]()\n]{0,200}?)\(?(https?:\/\/[^\s[\]()]+)\)?\]*$/.exec(
    source.slice(found.label.start, found.label.end),
  );
  if (!match) return null;
  const url = match[3] ?? "";
  const words = match[2] ?? "";
  const start = source.indexOf(url, found.label.start);
  const target: Target = {
    url,
    urlRange: { start, end: start + url.length },
    end: found.range.end,
    flaw: null,
  };
  const edits = words === "" ? [] : [{ ...found.range, text: `[${words}](${url})` }];
  addFlaw(scan, "reversed-link", found.range, { edits, breaksLink: true });
  addLink(
    scan,
    { range: found.range, label: { start: found.label.start, end: start }, target, shape: "plain" },
    found.opener,
  );
  return found.range.end;
}

/** `[Code)](…)`: a parenthesis in the label that nothing opened. */
export function strayInLabel(scan: Scan, label: Range): void {
  const text = scan.source.slice(label.start, label.end);
  if (!/^[^()]*\)\]*$/.test(text) || text.length > 40) return;
  const at = label.start + text.indexOf(")");
  const range = { start: at, end: at + 1 };
  addFlaw(scan, "stray-parenthesis", range, { edits: [{ ...range, text: "" }], breaksLink: false });
}

/** `[[Paper]]https://…)`: the parenthesis that should open the target is missing. */
export function withoutParenthesis(scan: Scan, opener: Opener, close: number): number | null {
  const { source } = scan;
  const stop = urlEnd(source, close + 1, Math.min(scan.end, close + 2048));
  if (source[stop] !== ")" || stop >= scan.end) return null;
  const target: Target = {
    url: source.slice(close + 1, stop),
    urlRange: { start: close + 1, end: stop },
    end: stop + 1,
    flaw: null,
  };
  const range = { start: opener.at, end: stop + 1 };
  addFlaw(scan, "missing-parenthesis", range, {
    edits: [{ start: close + 1, end: close + 1, text: "(" }],
    breaksLink: true,
  });
  addLink(
    scan,
    { range, label: { start: opener.at + 1, end: close }, target, shape: shapeOf(scan, opener) },
    opener,
  );
  return stop + 1;
}

/** `[https://…]` alone is a link in brackets; after `(text)` the two kinds of brackets were swapped. */
export function boxedUrl(scan: Scan, found: { range: Range; inner: Range; link: ScannedLink }): number {
  const { source } = scan;
  const before = /\(([^()\n]{1,200})\)$/.exec(
    source.slice(Math.max(0, found.range.start - 220), found.range.start),
  );
  if (before) {
    const start = found.range.start - before[0].length;
    const url = source.slice(found.inner.start, found.inner.end);
    const range = { start, end: found.range.end };
    addFlaw(scan, "reversed-link", range, {
      edits: [{ ...range, text: `[${before[1]}](${url})` }],
      breaksLink: true,
    });
  }
  return found.range.end;
}

/** `[paper(https://…)]`: the bracket between label and target is missing, and the last one closes the box around it. */
export function labelBeforeUrl(scan: Scan, opener: Opener, close: number): number | null {
  const { source } = scan;
  const text = source.slice(opener.at + 1, close);
  const match = /^([^[\]()\n]{1,400})\((https?:\/\/[^\s[\]]+)\)$/.exec(text);
  const outer = scan.brackets.at(-1);
  const isBoxed = outer !== undefined && outer.at === opener.at - 1;
  const open = opener.at + 1 + (match?.[1]?.length ?? 0);
  if (!match?.[1] || !looksLikeUrl(match[2] ?? "")) return null;
  const target = readTarget(source, open, close);
  if (isBoxed) scan.brackets.pop();
  const range = { start: isBoxed ? outer.at : opener.at, end: close + 1 };
  const edits: Edit[] = [{ start: open, end: open, text: "]" }];
  if (!isBoxed) edits.push({ start: close, end: close + 1, text: "" });
  addFlaw(scan, "missing-bracket", range, { edits, breaksLink: true });
  scan.links.length = opener.links;
  addLink(
    scan,
    { range, label: { start: opener.at + 1, end: open }, target, shape: isBoxed ? "boxed" : "plain" },
    opener,
  );
  return close + 1;
}

/** A `]` that nothing opened: the rest of a label that lost its start, or one bracket too many after a link. */
export function unopened(scan: Scan, at: number): number {
  const { source } = scan;
  const lost = /\]{1,2}\((?=https?:\/\/)/y;
  lost.lastIndex = at;
  const found = lost.exec(source);
  if (found) {
    const target = readTarget(source, at + found[0].length - 1, scan.end);
    addFlaw(scan, "missing-bracket", { start: at, end: target.end }, { edits: [], breaksLink: true });
    addLink(scan, {
      range: { start: at, end: target.end },
      label: { start: at, end: at },
      target,
      shape: "plain",
    });
    return target.end;
  }
  const link = scan.links.at(-1);
  const box = scan.boxes.at(-1);
  if ((link?.range.end === at && link.shape !== "bare") || box?.range.end === at) {
    const range = { start: at, end: at + 1 };
    addFlaw(scan, "stray-bracket", range, { edits: [{ ...range, text: "" }], breaksLink: false });
  }
  return at + 1;
}

/** Schemes with a letter too few or too many are meant as http. */
export function schemeFlaw(scan: Scan, target: Target): void {
  const typo =
    /^(?!https?:\/\/[^/:])(?:h{0,3}t{1,3}ps?|hptts?|htt?sp?|https?)(?::{1,2}\/{0,3}|;\/\/|\/\/)(?=[\w-]+\.)/i.exec(
      target.url,
    );
  if (!typo) return;
  const range = { start: target.urlRange.start, end: target.urlRange.start + typo[0].length };
  const scheme = /s/i.test(typo[0]) ? "https://" : "http://";
  addFlaw(scan, "bad-scheme", target.urlRange, { edits: [{ ...range, text: scheme }], breaksLink: true });
}
