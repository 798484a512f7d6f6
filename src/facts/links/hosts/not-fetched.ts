import { type HostClass, settled } from "../sighting.ts";

/** Sites that answer programs with logins, scripts and walls only: nothing they say is evidence. */
const HOSTS =
  /(?:^|\.)(?:pan\.baidu\.com|baidu\.com|1drv\.ms|onedrive\.live\.com|sharepoint\.com|dropbox\.com|kaggle\.com|linkedin\.com|researchgate\.net|academia\.edu|x\.com|twitter\.com|facebook\.com|zhihu\.com|weixin\.qq\.com|openreview\.net|semanticscholar\.org)$/;

export const notFetched: HostClass = {
  name: "not fetched",
  claims: (url) => HOSTS.test(url.hostname),
  async check(_asking, links, found) {
    for (const { written, url } of links)
      found(written, settled("not-checked", `${url.hostname}: it does not answer programs`));
  },
};
