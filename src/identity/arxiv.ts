/** An arXiv number and the version that was linked, if one was. */
export interface ArxivNumber {
  readonly number: string;
  readonly version: number | null;
}

/** `2406.04449v2`, as arXiv numbers papers since April 2007. https://info.arxiv.org/help/arxiv_identifier.html */
const NEW = /^(\d{2})(0[1-9]|1[0-2])\.(\d{4,5})(?:v([1-9]\d?))?$/;

/** `cs.LG/0703001v1`, as it numbered them before. */
const OLD =
  /^([a-z]{2,8}(?:-[a-z]{2,3})?)(?:\.[a-z]{2})?\/((?:9[1-9]|0[0-7])(?:0[1-9]|1[0-2])\d{3})(?:v([1-9]\d?))?$/i;

/** Reads an arXiv number; null for what arXiv cannot have given out: a month 13, a digit too few, a number 00000. */
export function readArxivNumber(text: string): ArxivNumber | null {
  const bare = text.trim().replace(/^arxiv:/i, "");
  const modern = NEW.exec(bare);
  if (modern) {
    const [, year = "", month = "", serial = "", version] = modern;
    if (Number(serial) === 0 || serial.length !== serialLength(year, month)) return null;
    return { number: `${year}${month}.${serial}`, version: version === undefined ? null : Number(version) };
  }
  const old = OLD.exec(bare);
  if (!old) return null;
  const [, archive = "", serial = "", version] = old;
  return {
    number: `${archive.toLowerCase()}/${serial}`,
    version: version === undefined ? null : Number(version),
  };
}

/** Four digits up to 2014, five since; arXiv began to number like this in April 2007. */
function serialLength(year: string, month: string): number {
  if (Number(year) >= 15) return 5;
  return Number(year + month) >= 704 ? 4 : 0;
}
