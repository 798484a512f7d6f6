import type { Network, Run } from "./network.ts";

/** What may be asked about today, and what may not, with the reason in one English phrase. */
export interface Allowed {
  readonly within: readonly string[];
  readonly beyond: readonly string[];
  readonly why: string;
}

/**
 * Takes the look-ups that an account has left today for what is to be asked about, the first ones first. Nothing is
 * taken where no time is left to ask.
 */
export async function withinAllowance(
  { allowance, now }: Network,
  wanted: readonly string[],
  { until }: Pick<Run, "until">,
): Promise<Allowed> {
  if (allowance === undefined || wanted.length === 0 || now() >= until)
    return { within: wanted, beyond: [], why: "" };
  const granted = await allowance.take(wanted.length);
  return {
    within: wanted.slice(0, granted),
    beyond: wanted.slice(granted),
    why: `the ${allowance.limit} look-ups of this account for today are used up`,
  };
}
