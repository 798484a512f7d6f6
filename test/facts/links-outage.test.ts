import { afterEach, describe, expect, test } from "vitest";
import { checkLinks } from "../../src/facts/links/check-links.ts";
import { lookAt, open, openLooks } from "./link-looks.ts";
import { lab, page } from "./link-replies.ts";
import { openReplayNetwork, type ReplayNetwork } from "./replay/network.ts";

let network: ReplayNetwork;
afterEach(() => network.close());

const again = (link: string, days?: number) => lookAt(network, link, days);

describe("an outage is not a death", () => {
  test("three links of one host that fail together count for nothing", async () => {
    network = await openReplayNetwork(() => ({ status: 404 }));
    const links = [1, 2, 3].map((n) => `${lab}/${n}`);
    for (let look = 0; look < 5; look++) {
      network.wait(10);
      const facts = await checkLinks(network, [...links, "https://other.edu/1"], open);
      expect(links.map((link) => facts.get(link)?.verdict)).toEqual([
        "not-checked",
        "not-checked",
        "not-checked",
      ]);
    }
    expect((await again("https://other.edu/1", 10))?.verdict).toBe("dead");
  });

  test("nor does a run in which nobody answers", async () => {
    network = await openReplayNetwork(() => (response) => response.destroy());
    for (let look = 0; look < 5; look++)
      expect(await again(`${lab}/alone`, 10)).toMatchObject({ verdict: "not-checked" });
  });

  test("nor does a fifth of all links", async () => {
    network = await openReplayNetwork(({ host }) => (host.startsWith("ill") ? { status: 502 } : {}));
    const links = Array.from({ length: 20 }, (_, n) => `https://${n < 5 ? "ill" : "well"}-${n}.edu/`);
    const facts = await checkLinks(network, links, open);
    expect([...facts.values()].map(({ verdict }) => verdict)).toEqual([
      ...Array(5).fill("not-checked"),
      ...Array(15).fill("alive"),
    ]);
  });
});

test("what was looked at is not looked at again within its time", async () => {
  network = await openLooks({ "lab.university.edu/maira": page("MAIRA") });
  await again(`${lab}/maira`);
  await again(`${lab}/maira`, 6);
  expect(network.server.asked).toHaveLength(1);
  await again(`${lab}/maira`, 3);
  expect(network.server.asked).toHaveLength(2);
});
