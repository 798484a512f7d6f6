import { canonicalVenue } from "../list/venue-names.ts";
import type { Publication } from "../model/facts.ts";
import type { Venue } from "../model/list.ts";

/** Conferences whose papers appear in the year of the conference, under one name. */
const CONFERENCES = new Set(
  (
    "AAAI ACCV ACL AISTATS BMVC CHI CIKM COLING COLM COLT CoRL CVPR EACL ECAI ECCV EMNLP ICASSP ICCV ICDM ICIP ICLR " +
    "ICME ICML ICRA IJCAI INTERSPEECH IPMI IROS ISBI KDD MICCAI MIDL NAACL NeurIPS RSS SIGIR UAI WACV WSDM WWW"
  ).split(" "),
);

/** How a venue that an entry states differs from that of its record, where it certainly does. */
export interface VenueDifference {
  readonly kind: "name" | "year";
  readonly expected: string;
  readonly found: string;
}

/** The short name that lists use for a venue as a registry names it, or null: `… (CVPR)` is CVPR. */
export function shortVenue(name: string): string | null {
  const bracketed = /\(([A-Z][\w ]{1,20})\)\s*$/.exec(name)?.[1];
  return canonicalVenue(name) ?? (bracketed === undefined ? null : canonicalVenue(bracketed));
}

/** Compares what an entry states with its record; null where they agree or where it is not certain that they do not. */
export function compareVenues(
  stated: Venue,
  record: Pick<Publication, "venue" | "year">,
): VenueDifference | null {
  const [own, theirs] = [canonicalVenue(stated.name), shortVenue(record.venue)];
  if (own === null || theirs === null || !CONFERENCES.has(own) || !CONFERENCES.has(theirs)) return null;
  if (own !== theirs) {
    const isNear = stated.year === null || Math.abs(stated.year - record.year) <= 2;
    return isNear ? { kind: "name", expected: `${theirs} ${record.year}`, found: stated.name } : null;
  }
  if (stated.year === null || stated.year === record.year) return null;
  return { kind: "year", expected: String(record.year), found: String(stated.year) };
}
