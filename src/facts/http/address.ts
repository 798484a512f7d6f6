import ipaddr from "ipaddr.js";

/** Public by their number, but a cloud's own inside: Azure's wire server. */
const DENIED = new Set(["168.63.129.16"]);

const GLOBAL_IPV6 = ipaddr.parseCIDR("2000::/3");

/**
 * Whether an IP address is one of the public internet, so that nothing of ours can stand behind it.
 * Anything that is no address is not.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== "unicast") return false;
  // The library calls IPv4-compatible ::7f00:1 unicast.
  if (parsed instanceof ipaddr.IPv6) return parsed.match(GLOBAL_IPV6);
  return !DENIED.has(parsed.toString());
}
