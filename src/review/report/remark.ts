const MARKER = "<!-- listwarden:report -->";
const REMARK = "<!-- listwarden:remark -->";

/** A report's text with a remark at its head, in place of the one that was there; the rest stays as it is. */
export function withRemark(body: string, remark: string): string {
  const text = body.replaceAll("\r\n", "\n");
  const [marker = "", first = "", ...rest] = text.split("\n\n");
  if (marker !== MARKER) return body;
  const others = first.startsWith(REMARK) ? rest : [first, ...rest];
  return [MARKER, `${REMARK}\n> ${remark}`, ...others].join("\n\n");
}
