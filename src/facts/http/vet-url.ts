import { isIP } from "node:net";
import { isPublicAddress } from "./address.ts";

/** A URL that may be asked, or why not. */
export type VettedUrl =
  | { readonly ok: true; readonly url: URL }
  | { readonly ok: false; readonly reason: "malformed" | "unsafe"; readonly why: string };

/** What may be asked for apart from the rules that hold everywhere; only tests say otherwise. */
export interface Reach {
  readonly ports: readonly string[];
  readonly isAllowed: (address: string) => boolean;
}

export const publicReach: Reach = { ports: ["80", "443"], isAllowed: isPublicAddress };

const MAX_LENGTH = 2048;

/** Names that never belong to the public internet (RFC 2606, 6761, 6762, 7686, 8375 and ICANN's `.internal`). */
const PRIVATE_NAME =
  /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|private|corp|home|lan|home\.arpa|test|example|invalid|onion|alt)$/;

/** Looks at a URL before anything is asked: scheme, credentials, port, and a name or number that can be public. */
export function vetUrl(raw: string, reach: Reach = publicReach): VettedUrl {
  if (raw.length > MAX_LENGTH) return refused("malformed", `longer than ${MAX_LENGTH} characters`);
  const url = URL.parse(raw);
  if (url === null) return refused("malformed", "not a URL");
  if (url.protocol !== "http:" && url.protocol !== "https:")
    return refused("unsafe", "neither http nor https");
  if (url.username !== "" || url.password !== "") return refused("unsafe", "carries credentials");
  if (url.port !== "" && !reach.ports.includes(url.port)) return refused("unsafe", "an unusual port");
  const host = hostOf(url);
  if (isIP(host) !== 0) {
    return reach.isAllowed(host) ? { ok: true, url } : refused("unsafe", "not a public address");
  }
  if (!host.includes(".") || PRIVATE_NAME.test(host)) return refused("unsafe", "not a public name");
  return { ok: true, url };
}

/** The name or number without brackets and without the root's dot. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, "$1").replace(/\.$/, "");
}

function refused(reason: "malformed" | "unsafe", why: string): VettedUrl {
  return { ok: false, reason, why };
}
