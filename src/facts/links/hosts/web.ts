import { getDomain } from "tldts";
import type { Answer, Answered, Client, Hop } from "../../http/client.ts";
import { explainAnswer } from "../../http/explain.ts";
import { isChallenge, readPage, saysNotFound } from "../page.ts";
import {
  type Failure,
  type LinkAsking,
  noTimeLeft,
  type Sighting,
  settled,
  type VettedLink,
} from "../sighting.ts";

/** Statuses with which hosts refuse programs or strangers; 999 is LinkedIn's, 440 and 449 are IIS's. */
const REFUSALS = new Set([
  400, 401, 402, 403, 405, 406, 407, 409, 412, 418, 421, 425, 426, 428, 440, 449, 451, 999,
]);

/** Addresses that are made to redirect. */
const REDIRECTORS =
  /^(?:dx\.)?doi\.org$|^(?:bit\.ly|t\.co|goo\.gl|tinyurl\.com|git\.io|aka\.ms|ow\.ly|buff\.ly|lnkd\.in|hdl\.handle\.net|w3id\.org|purl\.org)$/;

const LOGIN = /(?:^|[/.])(?:login|log-in|signin|sign-in|sso|auth|authorize|oauth2?|consent|idp)(?:$|[/.?])/i;

/** One guarded GET of a page, and what it shows. A host that cannot be believed about 404s is named by `missing`. */
export async function lookAtPage(
  asking: LinkAsking,
  { url, written }: VettedLink,
  missing: Extract<Failure, "missing" | "missing-at-publisher"> = "missing",
): Promise<Sighting> {
  if (!asking.hasTime()) return noTimeLeft;
  let answer = await ask(asking.client, url.href);
  if (
    answer.outcome === "failed" &&
    (answer.reason === "broken-answer" || answer.reason === "refused") &&
    asking.hasTime()
  )
    answer = await ask(asking.client, url.href);
  const evidence = explainAnswer(answer);
  if (answer.outcome === "failed") return failed(answer, evidence);
  const { status } = answer;
  if (isChallenge(answer) || REFUSALS.has(status))
    return settled("blocked", `${hostOf(answer.url)}: it refuses programs`, status);
  if (status === 429 || (status === 503 && answer.headers["retry-after"] !== undefined))
    return settled("limited", `${hostOf(answer.url)}: it asks to wait`, status);
  if (status === 404 || status === 410) return { kind: "failing", failure: missing, evidence, status };
  if (status >= 500) return { kind: "failing", failure: "ill", evidence, status };
  if (status < 200 || status > 299) return settled("blocked", evidence, status);
  return (await softFailure(asking, url, answer)) ?? reached({ written, url }, answer);
}

function ask(client: Client, url: string): Promise<Answer> {
  return client.ask({
    url,
    headers: {
      accept: "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
      range: "bytes=0-65535",
    },
  });
}

function failed({ reason }: Extract<Answer, { outcome: "failed" }>, evidence: string): Sighting {
  switch (reason) {
    case "malformed":
      return settled("malformed", evidence);
    case "unsafe":
      return settled("unsafe", evidence);
    case "paused":
      return settled("limited", evidence);
    case "too-many-hops":
      // Without cookies some publishers send their readers round in circles.
      return settled("blocked", evidence);
    case "unknown-host":
    case "refused":
    case "certificate":
      return { kind: "failing", failure: "unreachable", evidence };
    default:
      return { kind: "failing", failure: "ill", evidence };
  }
}

/** A page that is served in place of the one that is gone. */
async function softFailure(asking: LinkAsking, url: URL, answer: Answered): Promise<Sighting | null> {
  const last = URL.parse(answer.url);
  const isElsewhere = answer.hops.length > 0 && last !== null;
  const soft = (evidence: string): Sighting => ({
    kind: "failing",
    failure: "soft",
    evidence,
    status: answer.status,
  });
  if (isElsewhere && isRoot(last) && !isRoot(url)) return soft("it leads to the front page of a site");
  if (isElsewhere && /\/(?:404|not-?found|error)(?:[./?]|$)/i.test(last.pathname))
    return soft("it leads to a page for what is not found");
  if (!answer.body.includes("<") || !saysNotFound(readPage(answer.body))) return null;
  return (await isSameAsNothing(asking, answer)) ? soft("its title says that nothing is there") : null;
}

/** A paper may well be called "404": a page is only suspected when one that cannot exist looks the same. */
async function isSameAsNothing(asking: LinkAsking, answer: Answered): Promise<boolean> {
  const sibling = URL.parse("./listwarden-7f3e9c-no-such-page", answer.url);
  if (sibling === null || !asking.hasTime()) return false;
  const other = await ask(asking.client, sibling.href);
  if (other.outcome !== "answered" || other.status !== answer.status) return false;
  return readPage(other.body).title === readPage(answer.body).title;
}

function reached({ written, url }: VettedLink, answer: Answered): Sighting {
  const { status } = answer;
  const evidence = explainAnswer(answer);
  const target = URL.parse(answer.url);
  if (answer.hops.length === 0 || target === null) return { kind: "alive", evidence, status };
  if (LOGIN.test(target.hostname) || LOGIN.test(target.pathname))
    return settled("gated", `${target.hostname}: it asks for a login`, status);
  const moved = isMove(url, target, answer.hops) && target.href !== written;
  return moved
    ? { kind: "redirected", target: target.href, evidence, status }
    : { kind: "alive", evidence, status };
}

/** A move is permanent at every hop, stays with the same owner, and leads to a page and not to a session. */
function isMove(from: URL, to: URL, hops: readonly Hop[]): boolean {
  if (!hops.every(({ status }) => status === 301 || status === 308)) return false;
  if (REDIRECTORS.test(from.hostname) || isRoot(to) !== isRoot(from)) return false;
  if (to.protocol === "http:" && from.protocol === "https:") return false;
  if (/[?&;](?:jsessionid|sid|session|token|sso|code|state|error)=/i.test(to.search + to.pathname))
    return false;
  const [a, b] = [from, to].map(({ hostname }) => getDomain(hostname, { allowPrivateDomains: true }));
  return a !== null && a === b;
}

function isRoot({ pathname, search }: URL): boolean {
  return /^\/(?:index\.\w{2,5})?$/.test(pathname) && search === "";
}

function hostOf(url: string): string {
  return URL.parse(url)?.hostname ?? "";
}
