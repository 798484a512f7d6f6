/** What a list has decided for all rules; null and empty where it has not said. */
export interface Policy {
  /** Names of sections that list papers a second time on purpose. */
  readonly crossListing: readonly string[];
  /** Whether a preprint stays when its published version is listed. */
  readonly preprints: "drop" | "keep" | null;
}
