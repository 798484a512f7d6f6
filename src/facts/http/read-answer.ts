import type { Readable } from "node:stream";

/** Header names in lower case, repeated ones joined; at most as much as the client let in. */
export function singleHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  const single: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) single[name.toLowerCase()] = Array.isArray(value) ? value.join(", ") : value;
  return single;
}

/**
 * Reads the first `limit` bytes of a body as text and gives up the rest.
 * What came compressed although we asked for plain bytes is not inflated: a small answer could fill the memory.
 */
export async function readBody(
  body: Readable,
  headers: Readonly<Record<string, string>>,
  limit: number,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const encoding = headers["content-encoding"] ?? "identity";
  if (encoding !== "identity") {
    // A body that is given up reports its own end as an error.
    body.on("error", () => undefined).destroy();
    return "";
  }
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    chunks.push(chunk.subarray(0, limit - size));
    size += chunk.byteLength;
    if (size >= limit) break;
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
