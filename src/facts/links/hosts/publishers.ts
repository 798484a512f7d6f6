import type { HostClass } from "../sighting.ts";
import { lookAtPage } from "./web.ts";

/** Publishers that put walls before their pages, so that even their "not found" needs more time to be believed. */
const HOSTS =
  /(?:^|\.)(?:ieeexplore\.ieee\.org|computer\.org|acm\.org|sciencedirect\.com|elsevier\.com|springer\.com|nature\.com|wiley\.com|tandfonline\.com|oup\.com|mdpi\.com|pnas\.org|bmj\.com|ajnr\.org|acpjournals\.org|hindawi\.com|nejm\.org|ahajournals\.org|science\.org|peerj\.com|spiedigitallibrary\.org|rsna\.org|thelancet\.com|jamanetwork\.com|cell\.com|sagepub\.com|aps\.org|acs\.org|annualreviews\.org|cochranelibrary\.com|ssrn\.com|zenodo\.org|biorxiv\.org|medrxiv\.org|ncbi\.nlm\.nih\.gov)$/;

/** Pages of publishers whose address carries no DOI: one look, which a refusal leaves open. */
export const publishers: HostClass = {
  name: "publishers",
  claims: (url) => HOSTS.test(url.hostname),
  async check(asking, links, found) {
    await Promise.all(
      links.map(async (link) => found(link.written, await lookAtPage(asking, link, "missing-at-publisher"))),
    );
  },
};
