// Written by `npm run generate` from the folders beside it.
import brokenMarkup from "./broken-markup/rule.ts";
import contents from "./contents/rule.ts";
import deadLink from "./dead-link/rule.ts";
import duplicateEntry from "./duplicate-entry/rule.ts";
import hiddenCharacter from "./hidden-character/rule.ts";
import houseStyle from "./house-style/rule.ts";
import linkForm from "./link-form/rule.ts";
import linkLabel from "./link-label/rule.ts";
import missingLink from "./missing-link/rule.ts";
import movedLink from "./moved-link/rule.ts";
import paperMetadata from "./paper-metadata/rule.ts";
import publishedVersion from "./published-version/rule.ts";
import removedEntry from "./removed-entry/rule.ts";
import retractedPaper from "./retracted-paper/rule.ts";
import type { Rule } from "./rule.ts";
import sectionOrder from "./section-order/rule.ts";
import sectionPlacement from "./section-placement/rule.ts";
import titleText from "./title-text/rule.ts";
import unknownPaper from "./unknown-paper/rule.ts";
import venueName from "./venue-name/rule.ts";
import wrongLink from "./wrong-link/rule.ts";

/** Every rule, by name. */
export const rules: readonly Rule[] = [
  brokenMarkup,
  contents,
  deadLink,
  duplicateEntry,
  hiddenCharacter,
  houseStyle,
  linkForm,
  linkLabel,
  missingLink,
  movedLink,
  paperMetadata,
  publishedVersion,
  removedEntry,
  retractedPaper,
  sectionOrder,
  sectionPlacement,
  titleText,
  unknownPaper,
  venueName,
  wrongLink,
];
