/** More than any title has; what follows does not tell papers apart. */
const MAX_LENGTH = 600;

const GREEK: Readonly<Record<string, string>> = {
  α: "alpha",
  β: "beta",
  γ: "gamma",
  δ: "delta",
  ε: "epsilon",
  ϵ: "epsilon",
  ζ: "zeta",
  η: "eta",
  θ: "theta",
  ι: "iota",
  κ: "kappa",
  λ: "lambda",
  μ: "mu",
  ν: "nu",
  ξ: "xi",
  π: "pi",
  ρ: "rho",
  σ: "sigma",
  ς: "sigma",
  τ: "tau",
  υ: "upsilon",
  φ: "phi",
  ϕ: "phi",
  χ: "chi",
  ψ: "psi",
  ω: "omega",
};

/** Letters that Unicode does not take apart, and those that Arabic and Persian write alike. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  æ: "ae",
  œ: "oe",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  "×": "x",
  "∞": "infinity",
  ى: "ي",
  ی: "ي",
  ک: "ك",
  ة: "ه",
  ٱ: "ا",
};

const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    nbsp: " ",
    ndash: "-",
    mdash: "-",
    rsquo: "'",
    lsquo: "'",
  }),
);

/** LaTeX commands that stand for something; all others only set type and vanish. */
const COMMANDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    times: "x",
    circ: "°",
    infty: "∞",
    ss: "ss",
    o: "o",
    O: "o",
    ae: "ae",
    AE: "ae",
    oe: "oe",
    l: "l",
    L: "l",
    i: "i",
    aa: "a",
    AA: "a",
    varepsilon: "epsilon",
    vartheta: "theta",
    varphi: "phi",
    sim: " ",
    to: " ",
    and: " ",
    cdot: " ",
    rightarrow: " ",
    textendash: "-",
    textemdash: "-",
    textquoteright: "'",
    quad: " ",
    ell: "l",
  }),
);

/**
 * A title as it can be compared: lower case, without typography, mark-up, accents and pictures; formulas as their
 * letters, the `++` of a name with it, digits of every script as 0 to 9. Words keep their spaces.
 */
export function foldText(title: string): string {
  const text = title.slice(0, MAX_LENGTH);
  if (/^[\w ,.:;!?()'"/-]*$/.test(text)) return plus(apostrophes(text.toLowerCase()));
  const plain = fromLatex(fromHtml(text.replace(/[™®©\p{Cf}]/gu, "")))
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640\u0591-\u05c7]/g, "")
    .normalize("NFC")
    .replace(/[\u0370-\u03ffßøæœłđðþı×∞ىیکةٱ]/g, (letter) => GREEK[letter] ?? LETTERS[letter] ?? letter)
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/°/g, " deg ");
  return plus(apostrophes(plain));
}

/** `Layman’s` is one word, whatever the apostrophe. */
function apostrophes(text: string): string {
  return text.replace(/(\p{L})['’‘ʼ`´](?=\p{L})/gu, "$1");
}

/** The pluses behind a name are a part of it: SGT++ came after SGT. All others join two things. */
function plus(text: string): string {
  if (!text.includes("+")) return text;
  return text.replace(/([\p{L}\p{N}]\+{1,3})(?![\p{L}\p{N}+])|\+/gu, (_, kept?: string) => kept ?? " ");
}

function fromHtml(text: string): string {
  if (!/[<&]/.test(text)) return text;
  return text
    .replace(/<br\s{0,3}\/?>/gi, " ")
    .replace(/<\/?[a-z][^<>]{0,80}>/gi, "")
    .replace(
      /&(?:#(\d{2,5})|#x([0-9a-f]{2,5})|([a-z]{2,8}));/gi,
      (all, decimal?: string, hex?: string, name?: string) => {
        if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
        if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
        return ENTITIES.get(name?.toLowerCase() ?? "") ?? all;
      },
    );
}

function fromLatex(text: string): string {
  if (!/[\\$^_{}~]/.test(text)) return text;
  return text
    .replace(/\\["'`^~=.][ ]?\{?(\\?[a-zA-Z])\}?/g, (_, letter: string) => letter.replace("\\", ""))
    .replace(/\\[cvuHkrdb]\{([a-zA-Z])\}/g, "$1")
    .replace(
      /\\([a-zA-Z]{1,20})[ ]?/g,
      (_, name: string) => COMMANDS.get(name) ?? (isGreek(name) ? `${name} ` : ""),
    )
    .replace(/\^\{?\\?[*†]\}?/g, "")
    .replace(/[$^_{}\\]/g, "")
    .replace(/~/g, " ");
}

function isGreek(name: string): boolean {
  return Object.values(GREEK).includes(name.toLowerCase());
}
