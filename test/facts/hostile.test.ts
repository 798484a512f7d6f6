import { describe, expect, test } from "vitest";
import { judgeSighting } from "../../src/facts/links/history.ts";
import { lookAtPage } from "../../src/facts/links/hosts/web.ts";
import type { Strike } from "../../src/facts/stores.ts";
import { checkHostile } from "./hostile.ts";
import { hostileServers } from "./hostile-servers.ts";
import { openReplayNetwork } from "./replay/network.ts";
import type { Reply } from "./replay/server.ts";

describe("a server that misbehaves gets the verdict that it deserves", () => {
  test.concurrent.each(hostileServers)("$name", async ({ name, behave, verdict }) => {
    // Short where the server is waited for in vain, long where it must be got through.
    const { fact } = await checkHostile({ name, behave, verdict }, verdict === "suspect" ? 500 : 15_000);
    expect(fact?.verdict).toBe(verdict);
  });
});

/** Answers that refuse, limit or fail, each in a few dresses. */
function* unwilling(): Iterable<Reply> {
  const statuses = [
    400, 401, 402, 403, 405, 406, 409, 412, 418, 421, 425, 428, 429, 440, 449, 451, 500, 501, 502, 503, 504,
    505, 507, 520, 521, 522, 523, 524, 525, 526, 530, 598, 999,
  ];
  const headers = [
    {},
    { "retry-after": "5" },
    { "cf-mitigated": "challenge" },
    { server: "AkamaiGHost" },
    { "content-type": "application/json" },
  ];
  const bodies = ["", "<title>Page not found</title>", "<title>Just a moment...</title>"];
  for (const status of statuses)
    for (const header of headers) for (const body of bodies) yield { status, headers: header, body };
  for (const status of [200, 202, 404, 410])
    for (const more of [{ "cf-mitigated": "challenge" }, { "x-amzn-waf-action": "captcha" }])
      for (const body of bodies) yield { status, headers: more, body };
  for (const body of ["<script>window._cf_chl_opt={}</script>", '<div id="anubis_challenge">'])
    for (const status of [200, 404]) yield { status, body };
  yield { status: 202, body: "" };
  yield {
    status: 302,
    headers: { location: "https://idp.publisher.com/authorize?error=cookies_not_supported" },
  };
}

test("of 500 refusals, limits and illnesses none is ever called dead", async ({ task }) => {
  const replies = [...unwilling()];
  expect(replies.length).toBeGreaterThanOrEqual(500);
  task.meta.cases = replies.length;
  const network = await openReplayNetwork(
    ({ host }) => replies[Number(/\d+/.exec(host)?.[0])] ?? { status: 403 },
  );
  const asking = { client: network.client, hasTime: () => true };
  const verdicts = await Promise.all(
    replies.map(async (_, index) => {
      const written = `https://host-${index}.edu/paper`;
      const sighting = await lookAtPage(asking, { written, url: new URL(written) });
      let strike: Strike | null | undefined;
      const seen = [0, 10, 20, 40, 80, 160].map((day) => {
        const judged = judgeSighting(sighting, strike ?? undefined, day * 86_400_000);
        strike = judged.strike ?? strike;
        return judged.fact.verdict;
      });
      return new Set(seen);
    }),
  );
  await network.close();
  const called = new Set(verdicts.flatMap((each) => [...each]));
  expect([...called].sort()).toEqual(["blocked", "limited", "suspect"]);
});
