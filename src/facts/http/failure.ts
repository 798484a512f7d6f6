import { UnsafeAddressError } from "./connector.ts";

/** Why there is no answer. `paused`: the host asked to be left alone for longer than the caller waits. */
export type FailureReason =
  | "malformed"
  | "unsafe"
  | "unknown-host"
  | "refused"
  | "certificate"
  | "timeout"
  | "too-many-hops"
  | "broken-answer"
  | "unreachable"
  | "paused";

const BY_CODE: Readonly<Record<string, FailureReason>> = {
  ENOTFOUND: "unknown-host",
  ENODATA: "unknown-host",
  ECONNREFUSED: "refused",
  ETIMEDOUT: "timeout",
  UND_ERR_CONNECT_TIMEOUT: "timeout",
  UND_ERR_HEADERS_TIMEOUT: "timeout",
  UND_ERR_BODY_TIMEOUT: "timeout",
  UND_ERR_HEADERS_OVERFLOW: "broken-answer",
  UND_ERR_RESPONSE_EXCEEDED_MAX_SIZE: "broken-answer",
  UND_ERR_SOCKET: "broken-answer",
  ECONNRESET: "broken-answer",
  EPIPE: "broken-answer",
  ERR_TLS_CERT_ALTNAME_INVALID: "certificate",
  CERT_HAS_EXPIRED: "certificate",
  CERT_NOT_YET_VALID: "certificate",
  DEPTH_ZERO_SELF_SIGNED_CERT: "certificate",
  SELF_SIGNED_CERT_IN_CHAIN: "certificate",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "certificate",
};

/** What an error of the network means; what is not known is "unreachable", which proves nothing. */
export function failureReason(error: unknown): FailureReason {
  if (error instanceof UnsafeAddressError) return "unsafe";
  if (!(error instanceof Error)) return "unreachable";
  if (error.name === "TimeoutError" || error.name === "AbortError") return "timeout";
  const code = "code" in error ? String(error.code) : "";
  if (code.startsWith("HPE_")) return "broken-answer";
  return BY_CODE[code] ?? "unreachable";
}
