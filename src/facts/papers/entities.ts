import { Parser } from "htmlparser2";

/** Text with its HTML entities decoded. */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  let decoded = "";
  const parser = new Parser(
    {
      ontext: (piece) => {
        decoded += piece;
      },
    },
    { decodeEntities: true },
  );
  parser.end(text.replaceAll("<", "&lt;"));
  return decoded;
}
