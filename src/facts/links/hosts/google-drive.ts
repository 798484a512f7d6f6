import { explainAnswer } from "../../http/explain.ts";
import { readPage } from "../page.ts";
import { type HostClass, type LinkAsking, noTimeLeft, type Sighting, settled } from "../sighting.ts";
import type { lookAtPage } from "./web.ts";

const MISSING = "Sorry, the file you have requested does not exist";

/** Files of Google Drive and Docs: what is missing says so in a sentence, what is not shared asks for a login. */
export const googleDrive: HostClass = {
  name: "Google Drive",
  claims: (url) => /^(?:drive|docs)\.google\.com$/.test(url.hostname),
  async check(asking, links, found) {
    await Promise.all(links.map(async (link) => found(link.written, await look(asking, link))));
  },
};

async function look(asking: LinkAsking, link: Parameters<typeof lookAtPage>[1]): Promise<Sighting> {
  if (!asking.hasTime()) return noTimeLeft;
  const answer = await asking.client.ask({ url: link.url.href });
  const evidence = explainAnswer(answer);
  if (answer.outcome === "failed")
    return settled(answer.reason === "paused" ? "limited" : "not-checked", evidence);
  const { status, body } = answer;
  if (URL.parse(answer.url)?.hostname === "accounts.google.com")
    return settled("gated", "Google asks for a login", status);
  if (body.includes(MISSING) || status === 404)
    return {
      kind: "failing",
      failure: "missing",
      evidence: "Google says that the file does not exist",
      status,
    };
  if (status === 429) return settled("limited", "drive.google.com: it asks to wait", status);
  if (status === 200 && readPage(body).meta.has("og:title"))
    return { kind: "alive", evidence: "Google shows it", status };
  return settled("not-checked", "drive.google.com: its answer was not clear", status);
}
