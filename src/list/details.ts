/** A tag that folds a part of a document away; a summary with what it says, as HTML. */
export type DetailsTag =
  | { readonly kind: "open" }
  | { readonly kind: "summary"; readonly html: string }
  | { readonly kind: "close" };

const TAG = /<(details)\b|<summary\b[^<>]{0,200}>([\s\S]{0,300}?)<\/summary\s*>|<\/details\s*>/gi;

/** Summaries that name nothing: they only say that there is something to open, or belong to one paper. */
const UNNAMED =
  /^(?:<[^<>]{0,100}>|\s)*(?:(?:click|tap|expand|unfold)(?!\p{L})|(?:展开|点击|查看|折叠)|(?:show|hide|see|read) (?:more|all|less|abstract|details?|bibtex)|(?:more|details?|abstract|summary|bibtex|citations?|tl;?\s?dr|摘要|更多)\s*(?:$|[(（:：<.…])|$)/iu;

/** The tags of a block of HTML that open a named part of the document, in their order, with those that close it. */
export function detailsTags(html: string): DetailsTag[] {
  return [...html.matchAll(TAG)].flatMap(([, details, summary]): DetailsTag[] => {
    if (details !== undefined) return [{ kind: "open" }];
    if (summary === undefined) return [{ kind: "close" }];
    return UNNAMED.test(summary) ? [] : [{ kind: "summary", html: summary.trim() }];
  });
}
