import type { HostClass } from "../sighting.ts";
import { github } from "./github.ts";
import { googleDrive } from "./google-drive.ts";
import { huggingFace } from "./hugging-face.ts";
import { notFetched } from "./not-fetched.ts";
import { publishers } from "./publishers.ts";
import { lookAtPage } from "./web.ts";

/** Everything else: project pages, laboratories, proceedings. */
const web: HostClass = {
  name: "web",
  claims: () => true,
  async check(asking, links, found) {
    await Promise.all(links.map(async (link) => found(link.written, await lookAtPage(asking, link))));
  },
};

/** The classes of hosts; the first one that claims a link checks it. */
export const hostClasses: readonly HostClass[] = [
  github,
  huggingFace,
  googleDrive,
  notFetched,
  publishers,
  web,
];

/** True where a look at a link costs a question. */
export function isFetched(url: URL): boolean {
  return !notFetched.claims(url);
}
