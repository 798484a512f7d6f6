import { visible } from "../inert.ts";

/** A piece of a page that is HTML already; anything else is text and is escaped. */
export interface Html {
  readonly html: string;
}

type Piece = Html | string | number | readonly Html[];

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Builds HTML; whatever is put into it is shown as the text it is, with nothing invisible in it. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return { html: parts.map((part, index) => part + shown(pieces[index] ?? "")).join("") };
}

function shown(piece: Piece): string {
  if (typeof piece === "number") return String(piece);
  if (typeof piece === "string") return escaped(visible(piece, 2_000));
  return "html" in piece ? piece.html : piece.map((each) => each.html).join("");
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? "");
}

/** A link where the address is one that a browser asks a server for; the label alone otherwise. */
export function linkTo(url: string, label: string): Html {
  return /^https?:\/\//i.test(url)
    ? html`<a href="${url}" rel="noreferrer nofollow">${label}</a>`
    : html`${label}`;
}
