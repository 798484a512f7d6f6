import { type Logger, pino } from "pino";

export type { Logger } from "pino";

/** Where lines of the log go. */
export interface LogTarget {
  write(line: string): void;
}

/**
 * A log of one JSON line an event. Whatever looks like a secret, or is one of those given, is cut out of the
 * finished line, wherever in it it stands.
 */
export function createLog(level: string, secrets: readonly string[], target?: LogTarget): Logger {
  const scrub = scrubber(secrets);
  return pino(
    {
      ...{ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, hooks: { streamWrite: scrub } },
      // An error of Probot's carries the whole delivery with it.
      serializers: { err: (error: unknown) => (error instanceof Error ? briefly(error) : error) },
    },
    target ?? pino.destination({ dest: 1, sync: true }),
  );
}

const REDACTED = "[secret]";
/** Tokens of any length and form: GitHub has changed both, and will again. */
const TOKENS = [
  // GitHub's own: ghp_, gho_, ghu_, ghs_, ghr_ and what may follow, with a JWT inside since 2026.
  /\bgh[a-z]_[\w.-]+/g,
  /\bgithub_pat_\w+/g,
  // A JWT: header and body are JSON, which begins with a brace.
  /\beyJ[\w-]+\.[\w-]+(?:\.[\w-]+)?/g,
  // Credentials in a header or in a URL.
  /\b(?:bearer|token|basic) [\w.~+/=-]{16,}/gi,
  /(?<=:\/\/)[^\s/@":]+:[^\s/@"]+(?=@)/g,
];
const KEY = /-----BEGIN[^-]{0,40}-----[\s\S]*?(?:-----END[^-]{0,40}-----|$)/g;

/** Cuts secrets out of a text: the known ones in plain and in base64, and everything that has a secret's form. */
export function scrubber(secrets: readonly string[]): (text: string) => string {
  const known = secrets
    .flatMap((secret) => [secret, ...secret.split("\n")])
    .filter((secret) => secret.length >= 16)
    .flatMap((secret) => [secret, Buffer.from(secret).toString("base64").replace(/=+$/, "")])
    .sort((a, b) => b.length - a.length);
  return (text) => {
    let clean = text;
    if (clean.includes("-----BEGIN")) clean = clean.replace(KEY, REDACTED);
    for (const secret of known) clean = clean.replaceAll(secret, REDACTED);
    for (const token of TOKENS) clean = clean.replace(token, REDACTED);
    return clean;
  };
}

/** An error without the request it carries: that holds a token. */
export function briefly(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const status = "status" in error && typeof error.status === "number" ? { status: error.status } : {};
  return { name: error.name, message: error.message, ...status, stack: error.stack };
}
