import { lookup as systemLookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { isPublicAddress } from "./address.ts";

/** An address that is not public: nothing was sent to it. */
export class UnsafeAddressError extends Error {
  override readonly name = "UnsafeAddressError";
}

export interface ConnectorOptions {
  /** Resolves all addresses of a name; the system's by default. */
  readonly resolve?: LookupFunction;
  readonly isAllowed?: (address: string) => boolean;
  /** Milliseconds. */
  readonly timeout?: number;
}

/**
 * Opens sockets to public addresses only, for http and https alike. Three looks, each of which the others miss:
 * a literal is never looked up, a name may answer with anything, and what was looked up need not be what is reached.
 */
export function guardedConnector(options: ConnectorOptions = {}): buildConnector.connector {
  const { resolve = systemLookup as LookupFunction, isAllowed = isPublicAddress, timeout = 5_000 } = options;
  const connect = buildConnector({ timeout, lookup: vettingLookup(resolve, isAllowed) });
  return (target, callback) => {
    const host = target.hostname.replace(/^\[(.*)\]$/, "$1");
    if (isIP(host) !== 0 && !isAllowed(host)) return callback(new UnsafeAddressError(host), null);
    connect(target, (...[error, socket]) => {
      if (error) return callback(error, null);
      const { remoteAddress = "" } = socket;
      if (isAllowed(remoteAddress)) return callback(null, socket);
      socket.destroy();
      callback(new UnsafeAddressError(host), null);
    });
  };
}

/** One address that is not public among the answers refuses the name. */
function vettingLookup(resolve: LookupFunction, isAllowed: (address: string) => boolean): LookupFunction {
  return (host, options, callback) => {
    resolve(host, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, "");
      const addresses = typeof found === "string" ? [{ address: found, family: isIP(found) }] : found;
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => isAllowed(address)))
        return callback(new UnsafeAddressError(host), "");
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
