/** The parts of a web address that name a paper; everything else of it is left out. */
export interface Address {
  /** Lower case, without `www.`, `m.` and the like. */
  readonly host: string;
  /** Decoded, with single slashes and none at its end. */
  readonly path: string;
  readonly query: URLSearchParams;
}

/** What is longer is no address that anybody typed. */
const MAX_LENGTH = 2000;

const HOST = /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}$/;

/**
 * Reads an address as it stands in a list, with or without its scheme.
 * Null for everything that is no plain web address: other schemes, credentials, ports of their own, no host.
 */
export function readAddress(text: string): Address | null {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed.length > MAX_LENGTH || /[\s<>"\\\p{C}]/u.test(trimmed)) return null;
  const address = /^https?:\/\//i.test(trimmed) ? trimmed : `https://${trimmed.replace(/^\/\//, "")}`;
  const url = URL.parse(address);
  if (url === null || `${url.username}${url.password}${url.port}` !== "") return null;
  const host = url.hostname.replace(/\.$/, "").replace(/^(?:www\d?|m)\./, "");
  if (!HOST.test(host)) return null;
  const path = decoded(url.pathname)?.replace(/\/{2,}/g, "/");
  if (path === undefined) return null;
  return { host, path: path.length > 1 ? path.replace(/\/$/, "") : path, query: url.searchParams };
}

/** Percent signs that encode nothing stay as they are; what decodes to control characters is no address. */
function decoded(path: string): string | undefined {
  let text = path;
  try {
    text = decodeURIComponent(path);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
  }
  return /\p{C}/u.test(text) ? undefined : text;
}
