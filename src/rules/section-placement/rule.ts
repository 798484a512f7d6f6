import { z } from "zod";
import { defineRule } from "../rule.ts";
import { checkHeading } from "./own-heading.ts";
import { checkLink } from "./own-link.ts";
import { checkNumber } from "./own-number.ts";
import { readPlacement } from "./reading.ts";

export default defineRule({
  id: "section-placement",
  summary: "Venue, year or date contradict the heading, the paper's arXiv number or its publisher's link",
  severity: "warning",
  fix: "safe",
  needs: [],
  options: z.strictObject({}),
  *check({ list, changes }) {
    const reading = readPlacement(list);
    for (const change of changes) {
      if (change.kind === "removed") continue;
      yield* checkHeading(reading, change.entry);
      if (change.kind === "moved") continue;
      yield* checkLink(reading, change.entry);
      yield* checkNumber(reading, change.entry);
    }
  },
});
