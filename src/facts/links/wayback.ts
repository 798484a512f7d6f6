import { z } from "zod";
import { parseJson } from "../papers/lookup.ts";
import type { LinkAsking } from "./sighting.ts";

const Rows = z.array(z.tuple([z.string(), z.string()]));

/**
 * The newest good copy of a page in the Internet Archive, or null. Asked for dead links only: the CDX server takes 24
 * requests a minute. The availability API answers nothing for pages that are there.
 */
export async function findArchived({ client, hasTime }: LinkAsking, link: string): Promise<string | null> {
  if (!hasTime()) return null;
  const bare = encodeURIComponent(link.replace(/^https?:\/\//i, ""));
  const fields = "filter=statuscode:200&fl=timestamp,original&output=json&limit=-1&fastLatest=true";
  const answer = await client.ask({ url: `https://web.archive.org/cdx/search/cdx?url=${bare}&${fields}` });
  if (answer.outcome === "failed" || answer.status !== 200) return null;
  const rows = Rows.safeParse(parseJson(answer.body));
  const [timestamp = "", original = ""] = (rows.success && rows.data.at(-1)) || [];
  return /^\d{14}$/.test(timestamp) && URL.canParse(original)
    ? `https://web.archive.org/web/${timestamp}/${original}`
    : null;
}
