import { readVenue } from "../list/venue.ts";
import { takeBibtex } from "./bibtex.ts";
import { type FormField, readForm } from "./form.ts";
import { mergePapers, readFreeText } from "./free-text.ts";
import { readIntent } from "./intent.ts";
import { readMentions } from "./mentions.ts";
import { type RequestedPaper, unsaid } from "./paper.ts";
import { tidyTitle, titleInSubject } from "./titles.ts";

/** An issue, as far as it is read. */
export interface IssueText {
  readonly subject: string;
  readonly body: string;
  /** True where its label says that it asks for a paper. */
  readonly isLabelled?: boolean;
}

/** What an issue asks for. Without a paper it is one that says that it asks and names nothing that can be looked up. */
export interface PaperRequest {
  readonly papers: readonly RequestedPaper[];
}

const LONGEST = 65_536;

/**
 * Reads an issue as a request for papers; null for everything else: bug reports, questions, thanks, corrections of
 * what is listed, and issues without a paper. The issue form and the label say so themselves.
 */
export function readRequest({ subject, body, isLabelled = false }: IssueText): PaperRequest | null {
  const form = readForm(body);
  if (form) return { papers: readFields(form) };
  const { papers: cited, rest } = takeBibtex(withoutComments(body.slice(0, LONGEST)));
  const text = readFreeText(rest);
  const named = readSubject(subject);
  const papers = joinCited(withSubject(text.papers, named), cited).filter(isPaper);
  if (isLabelled) return { papers };
  if (papers.length === 0) return null;
  const intent = readIntent(subject, text.prose);
  if (intent === "other") return null;
  const isKnown = papers.some(({ ids }) => ids.length > 0);
  // Words in quotation marks may be anything: without an identifier only a clear wish makes them a paper.
  return isKnown || intent === "asks" ? { papers } : null;
}

/** Reads what somebody types or pastes to name papers: every line that names one counts. */
export function readNames(text: string): readonly RequestedPaper[] {
  const { papers, rest } = takeBibtex(text.slice(0, LONGEST));
  return [...joinCited(readFreeText(rest, true).papers, papers)].filter(isPaper);
}

function isPaper({ ids, links, title }: RequestedPaper): boolean {
  return ids.length > 0 || title !== null || links.some(({ role }) => role === "paper");
}

function readFields(form: ReadonlyMap<FormField, string>): RequestedPaper[] {
  const link = form.get("link") ?? "";
  const named = readNames(link);
  const [first = unsaid, ...more] = named;
  const title = form.get("title");
  const venue = readVenue(form.get("venue") ?? "", 0);
  const code = readMentions(form.get("code") ?? "").links;
  const said: RequestedPaper = {
    ...unsaid,
    title: title === undefined ? null : tidyTitle(title),
    venue: venue?.name ?? form.get("venue") ?? null,
    year: venue?.year ?? null,
    links: code,
    section: form.get("section") ?? null,
  };
  if (more.length > 0) return named.map((paper) => ({ ...paper, section: said.section }));
  const merged = { ...mergePapers(first, said), title: said.title ?? first.title };
  return isPaper(merged) ? [merged] : [];
}

function readSubject(subject: string): RequestedPaper {
  const { ids, links } = readMentions(subject.slice(0, 400));
  return { ...unsaid, ids, links, title: titleInSubject(subject) };
}

/** The subject names the one paper of the text, or the paper that the text says nothing of. */
function withSubject(papers: readonly RequestedPaper[], named: RequestedPaper): RequestedPaper[] {
  if (named.ids.length === 0 && named.title === null && named.links.length === 0) return [...papers];
  const real = papers.filter(isPaper);
  const same = real.findIndex(({ ids }) => ids.some((id) => named.ids.includes(id)));
  if (same >= 0) return real.map((paper, index) => (index === same ? mergePapers(paper, named) : paper));
  const [only, ...more] = real;
  if (!only) return [papers.reduce(mergePapers, named)];
  if (more.length > 0) return named.ids.length > 0 ? [named, ...real] : real;
  return named.ids.length > 0 && only.ids.length > 0 ? [named, only] : [mergePapers(only, named)];
}

/** BibTeX beside a link or a title is that paper's. */
function joinCited(papers: readonly RequestedPaper[], cited: readonly RequestedPaper[]): RequestedPaper[] {
  const joined = [...papers];
  for (const entry of cited) {
    const at = joined.findIndex(
      ({ ids, title }) =>
        ids.some((id) => entry.ids.includes(id)) ||
        (title !== null && title.toLowerCase() === entry.title?.toLowerCase()),
    );
    const alone = joined.length === 1 && cited.length === 1 ? 0 : -1;
    const found = joined[at >= 0 ? at : alone];
    if (found)
      joined[at >= 0 ? at : alone] = mergePapers({ ...entry, ids: found.ids.concat(entry.ids) }, found);
    else joined.push(entry);
  }
  return joined;
}

function withoutComments(body: string): string {
  let text = "";
  let at = 0;
  for (;;) {
    const open = body.indexOf("<!--", at);
    if (open < 0) return text + body.slice(at);
    text += body.slice(at, open);
    const end = body.indexOf("-->", open + 4);
    if (end < 0) return text;
    at = end + 3;
  }
}
