import { type Address, readAddress } from "./address.ts";
import { readArxivNumber } from "./arxiv.ts";
import { doiId } from "./doi.ts";
import type { Host } from "./hosts/host.ts";
import { libraries } from "./hosts/libraries.ts";
import { preprints } from "./hosts/preprints.ts";
import { proceedings } from "./hosts/proceedings.ts";
import { publishers } from "./hosts/publishers.ts";
import { remembered } from "./remembered.ts";

const hosts: ReadonlyMap<string, readonly Host[]> = indexHosts([
  ...preprints,
  ...publishers,
  ...proceedings,
  ...libraries,
]);

const CODE_HOSTS = /^(?:github\.com|gitlab\.com|bitbucket\.org|gitee\.com|codeberg\.org)$/;

/**
 * The canonical identifiers of the paper that an address or a bare identifier names: "arxiv:2406.04449",
 * "doi:10.1109/tmi.2023.1". Equal for every form of a link; versions are dropped.
 * Empty for everything else: code, project pages, other sites, and what is no address at all.
 */
export function paperIds(url: string): readonly string[] {
  return idsOf(url);
}

const idsOf = remembered((url): readonly string[] => {
  const id = bareId(url) ?? linkedId(readAddress(url));
  return id === null ? [] : [id];
});

/** The version of a paper that a link is bound to ("v2" of arXiv), for showing; null where it names none. */
export function linkedVersion(url: string): number | null {
  const path = readAddress(url)?.path ?? url;
  const version = /(?:\d|\/)v([1-9]\d?)(?:\.[a-z]{2,8}){0,2}(?:\/.*)?$/i.exec(path.slice(0, 500))?.[1];
  return version === undefined || paperIds(url).length === 0 ? null : Number(version);
}

/** The repository that an address leads into, and where in it; code is never a paper's identity. */
export function codeRepository(url: string): { readonly id: string; readonly path: string } | null {
  const address = readAddress(url);
  if (!address || !CODE_HOSTS.test(address.host)) return null;
  const match = /^\/([\w.-]+)\/([\w.-]+?)(?:\.git)?(\/.*)?$/.exec(address.path);
  if (!match) return null;
  const site = address.host.replace(/\.\w+$/, "");
  return { id: `${site}:${match[1]}/${match[2]}`.toLowerCase(), path: match[3] ?? "" };
}

/**
 * One name for all ways to write a link: the paper's identifier, the repository, or the page without scheme,
 * `www.`, tracking and position. Two links with the same name lead to the same place.
 */
export function linkName(url: string): string {
  return nameOf(url);
}

const nameOf = remembered((url): string => {
  const [paper] = paperIds(url);
  if (paper !== undefined) return paper;
  const code = codeRepository(url);
  if (code && /^(?:\/(?:tree|blob)\/(?:main|master))?$/.test(code.path)) return code.id;
  const address = readAddress(url);
  if (!address) return url.trim();
  const query = [...address.query].filter(
    ([name]) => !/^(?:utm_\w+|fbclid|gclid|spm|ref|source|from)$/.test(name),
  );
  const page = `url:${address.host}${address.path.replace(/\/(?:index\.\w{3,5})?$/, "")}`;
  return query.length === 0 ? page : `${page}?${query.map(([name, value]) => `${name}=${value}`).join("&")}`;
});

/** Identifiers as people type them: `arXiv:2406.04449`, `doi:10.1145/1.2`, `10.1145/1.2`. */
function bareId(text: string): string | null {
  const bare = text.trim().slice(0, 400);
  const doi = /^(?:doi:\s*)?(10\.\d{4,9}\/\S+)$/i.exec(bare)?.[1];
  if (doi !== undefined) return doiId(doi);
  const number = /^(?:arxiv:\s*\S+|\d{4}\.\d{4,5}(?:v\d+)?)$/i.test(bare)
    ? readArxivNumber(bare.replace(/^arxiv:\s*/i, ""))
    : null;
  return number === null ? null : `arxiv:${number.number}`;
}

function linkedId(address: Address | null): string | null {
  if (!address) return null;
  const archived = /^\/web\/\d{4,14}[a-z_]{0,4}\/(https?:\/.*)$/i.exec(address.path)?.[1];
  if (address.host === "web.archive.org" && archived !== undefined)
    return linkedId(withoutArchive(archived, address));
  for (const host of hostsOf(address.host)) {
    for (const read of host.read) {
      const id = read(address);
      if (id !== null) return id;
    }
  }
  return null;
}

/** An archived copy is of the paper it copied. */
function withoutArchive(url: string, { query }: Address): Address | null {
  const inner = readAddress(url.replace(/^(https?:)\/+/i, "$1//"));
  return inner && inner.host !== "web.archive.org" ? { ...inner, query } : null;
}

function hostsOf(name: string): readonly Host[] {
  const labels = name.split(".");
  const names = [name, ...labels.map((_, index) => `*.${labels.slice(index).join(".")}`)];
  return names.flatMap((each) => hosts.get(each) ?? []);
}

function indexHosts(rows: readonly Host[]): ReadonlyMap<string, readonly Host[]> {
  const index = new Map<string, Host[]>();
  for (const row of rows) {
    for (const name of row.hosts) index.set(name, [...(index.get(name) ?? []), row]);
  }
  return index;
}
