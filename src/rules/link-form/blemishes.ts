import type { Severity, Text } from "../../model/finding.ts";

/** What is wrong with an address, and the one that was meant where that is certain. */
export interface Blemish {
  readonly message: { readonly en: (address: string) => string; readonly zh: (address: string) => string };
  readonly note: Text;
  /** The address as it should be, or null where nobody can tell. */
  readonly better: string | null;
  readonly severity?: Severity;
}

/** Finds the first thing in an address that only works for the one who copied it. */
export function findBlemish(url: string): Blemish | null {
  return (
    schemeless(url) ??
    localPath(url) ??
    wrapped(url) ??
    proxied(url) ??
    pastedTwice(url) ??
    personal(url) ??
    tracked(url)
  );
}

/** A path that leads to no file of the repository. */
export const missingFile: Blemish = {
  message: {
    en: (address) => `The repository has no file ${address}`,
    zh: (address) => `仓库中没有文件 ${address}`,
  },
  note: {
    en: "An address without https:// is looked for among the repository's own files.",
    zh: "没有 https:// 的地址会被当作仓库内的文件。",
  },
  better: null,
};

/** Hosts of papers and code that are written without their scheme; a folder of a repository is never called so. */
const BARE_HOST =
  /^(?:www\.[\w-]+\.[\w.-]+|(?:export\.)?arxiv\.org|(?:dx\.)?doi\.org|openreview\.net|aclanthology\.org|github\.com|huggingface\.co|[\w-]+\.github\.io|dl\.acm\.org|ieeexplore\.ieee\.org|link\.springer\.com|openaccess\.thecvf\.com|proceedings\.(?:mlr\.press|neurips\.cc)|pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?(?:biorxiv|medrxiv)\.org|youtu\.be|drive\.google\.com)(?:[/?#][^\s<>]*)?$/i;

function schemeless(url: string): Blemish | null {
  if (!BARE_HOST.test(url)) return null;
  return {
    message: {
      en: (address) => `${address} lacks its "https://"`,
      zh: (address) => `${address} 缺少 "https://"`,
    },
    note: {
      en: "As it stands it leads to a file of the repository that is not there.",
      zh: "这样写会指向仓库中不存在的文件。",
    },
    better: `https://${url}`,
  };
}

/** `https://arxiv.org/abs/2301.00001https://arxiv.org/abs/2301.00001`. */
function pastedTwice(url: string): Blemish | null {
  const second = /^https?:\/\/[^\s?#]+?(?=https?:\/\/)/i.exec(url);
  if (!second || ARCHIVE.test(url)) return null;
  const [first, rest] = [second[0], url.slice(second[0].length)];
  const isSame = strip(first) === strip(rest);
  const isScheme = /^https?:\/\/$/i.test(first);
  return {
    message: {
      en: (address) => `Two addresses were pasted into one: ${address}`,
      zh: (address) => `两个地址被粘贴在一起：${address}`,
    },
    note: { en: "It leads nowhere as it stands.", zh: "这样的地址无法打开。" },
    better: isSame || isScheme ? rest : null,
  };
}

/** Archives carry the address of what they keep. */
const ARCHIVE =
  /^https?:\/\/(?:(?:web|wayback)\.archive(?:-it)?\.org|archive\.(?:org|ph|is|today|vn|md|li|fo))\//i;

function strip(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/i, "").replace(/\/+$/, "");
}

function localPath(url: string): Blemish | null {
  const isLocal =
    /^file:|^[a-z]:[\\/]|^\/(?:Users|home|mnt|tmp)\/|^https?:\/\/(?:localhost|127\.|0\.0\.0\.0|192\.168\.|10\.\d{1,3}\.\d)/i.test(
      url,
    );
  if (!isLocal) return null;
  return {
    message: {
      en: (address) => `${address} is a place on somebody's own computer`,
      zh: (address) => `${address} 是某人本机上的位置`,
    },
    note: { en: "Nobody else can open it.", zh: "其他人无法打开。" },
    better: null,
  };
}

/** Services that wrap an address to count clicks or show a viewer; the address itself is inside. */
const WRAPPERS: readonly { readonly at: RegExp; readonly parameter: string | null }[] = [
  { at: /^https?:\/\/(?:www\.)?google\.[a-z.]{2,6}\/url\?/i, parameter: "q url" },
  { at: /^https?:\/\/scholar\.google\.[a-z.]{2,6}\/scholar_url\?/i, parameter: "url" },
  { at: /^https?:\/\/l\.(?:facebook|instagram)\.com\/(?:l\.php)?\?/i, parameter: "u" },
  { at: /^https?:\/\/link\.zhihu\.com\/\?/i, parameter: "target" },
  { at: /^https?:\/\/link\.csdn\.net\/\?/i, parameter: "target" },
  { at: /^https?:\/\/[\w.-]*safelinks\.protection\.outlook\.com\/\?/i, parameter: "url" },
  { at: /^(?:chrome|moz)-extension:\/\/[\w-]+\/(?:[\w./-]*\?file=)?/i, parameter: null },
];

function wrapped(url: string): Blemish | null {
  for (const { at, parameter } of WRAPPERS) {
    const match = at.exec(url);
    if (!match) continue;
    const inner = parameter === null ? url.slice(match[0].length) : innerAddress(url, parameter);
    return {
      message: {
        en: (address) => `${address} is not the address itself but a wrapper around it`,
        zh: (address) => `${address} 不是原始地址，而是跳转或插件的包装地址`,
      },
      note: {
        en: "Redirects and browser extensions work for a while, or for one reader only.",
        zh: "跳转和浏览器插件地址只在一段时间内或仅对个人有效。",
      },
      better: inner !== null && /^https?:\/\/[^\s()<>]+$/i.test(inner) ? inner : null,
    };
  }
  return null;
}

/** The address that a parameter carries; null where it was not encoded and it is unknown where it ends. */
function innerAddress(url: string, names: string): string | null {
  const pairs = url.slice(url.indexOf("?") + 1).split("&");
  for (const [index, pair] of pairs.entries()) {
    const at = pair.indexOf("=");
    if (at < 0 || !names.split(" ").includes(pair.slice(0, at))) continue;
    const value = pair.slice(at + 1);
    if (/[?=]/.test(value) && index < pairs.length - 1) return null;
    try {
      return decodeURIComponent(value);
    } catch {
      return null;
    }
  }
  return null;
}

/** Hosts that show a publisher's page to members of one institution, or copies of what others publish. */
const PROXY =
  /^https?:\/\/(?:[\w-]+\.)*(?:ez-?proxy|libproxy|proxylib|proxy\d?|webvpn|vpn)(?:\.[\w-]+){1,4}(?:[:/]|$)|^https?:\/\/(?:[\w-]+\.)*(?:sci-hub|libgen|library-genesis|z-lib(?:rary)?)\.[a-z]{2,6}(?:[:/]|$)|^https?:\/\/\w+(?:-\w+)+-(?:com|org|net)(?:-s)?\.(?:[\w-]+\.)*(?:edu|ac)(?:\.[a-z]{2})?[:/]|^https?:\/\/(?:xxx\.itp\.ac\.cn|cn\.arxiv\.org|[\w-]+\.translate\.goog|webcache\.googleusercontent\.com)\//i;

function proxied(url: string): Blemish | null {
  if (!PROXY.test(url)) return null;
  return {
    message: {
      en: (address) => `${address} goes through a proxy or a mirror`,
      zh: (address) => `${address} 经由代理或镜像`,
    },
    note: {
      en: "Readers elsewhere are asked to log in, or the copy goes away; the publisher's own address stays.",
      zh: "其他读者会被要求登录，或镜像会失效；请使用出版方的原始地址。",
    },
    better: behindProxy(url),
  };
}

/** The publisher's own address, where the proxy's says it. */
function behindProxy(url: string): string | null {
  const mirror = /^https?:\/\/(?:xxx\.itp\.ac\.cn|cn\.arxiv\.org)(\/(?:abs|pdf)\/[\w./-]+)$/i.exec(url);
  if (mirror) return `https://arxiv.org${mirror[1]}`;
  const inner = /^https?:\/\/[^/]+\/(?:login\?url=)?(https?:\/\/[^\s()<>]+)$/i.exec(url);
  if (inner?.[1]) return inner[1];
  const doi = /^https?:\/\/[^/]*sci-hub[^/]*\/(10\.\d{4,9}\/[^\s()<>?#]+)$/i.exec(url);
  return doi?.[1] === undefined ? null : `https://doi.org/${doi[1]}`;
}

/** Parameters that belong to one visit. */
const PERSONAL =
  /[?&;](?:jsessionid|phpsessid|aspsessionid\w*|sessionid|session_id|sid|__cf_chl_\w+|cf_chl_\w+|X-Amz-Signature|X-Amz-Credential|X-Amz-Security-Token|Signature|access_token|auth_token|casa_token|sharing_token|_sg(?:%5B\d+%5D)?)=/i;

function personal(url: string): Blemish | null {
  if (!PERSONAL.test(url)) return null;
  const session = /;jsessionid=[\w.!-]+/i.exec(url);
  const better = session ? url.replace(session[0], "") : without(url, REMOVABLE);
  return {
    message: {
      en: (address) => `${address} carries a token of one visit`,
      zh: (address) => `${address} 带有一次性会话参数`,
    },
    note: { en: "It expires; the address without it stays.", zh: "参数会失效；去掉后的地址才是长期有效的。" },
    better: better !== url && !PERSONAL.test(better) ? better : null,
  };
}

/** Tokens without which the same page answers; a signature is not among them. */
const REMOVABLE = /[?&](?:__?cf_chl_\w+|casa_token|sharing_token|_sg(?:%5B\d+%5D)?)=[^&#]*/gi;

const TRACKING = /[?&](?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|spm|igshid)=[^&#]*/gi;

function tracked(url: string): Blemish | null {
  const better = without(url, TRACKING);
  if (better === url) return null;
  return {
    message: {
      en: (address) => `${address} tells where its visitor came from`,
      zh: (address) => `${address} 带有来源跟踪参数`,
    },
    note: { en: "The address works the same without it.", zh: "去掉参数后地址同样有效。" },
    better,
    severity: "notice",
  };
}

/** An address without some of the parameters of its query; what is left of it begins with a question mark again. */
function without(url: string, parameters: RegExp): string {
  const [, path = "", query = "", fragment = ""] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(url) ?? [];
  const rest = query.replace(parameters, "");
  return rest === query ? url : `${path}${rest.replace(/^&/, "?")}${fragment}`;
}
