import { arxivNumberIn } from "../../identity/arxiv-link.ts";
import type { Observation, Text } from "../../model/finding.ts";
import type { Entry, Link } from "../../model/list.ts";
import { quoteText } from "../words.ts";

/** Links that say they lead to a paper on arXiv under a number that arXiv cannot have given out. */
export function* impossibleIds(entry: Entry, today: string | null): Iterable<Observation> {
  for (const link of entry.links) {
    const found = arxivNumberIn(link.url);
    if (found === null) continue;
    if (found.number === null) yield noNumber(entry, link, found.written);
    else if (today !== null && isLater(found.number, today)) yield fromTheFuture(entry, link, found.number);
  }
}

function noNumber(entry: Entry, link: Link, written: string): Observation {
  const isPlaceholder = !/\d/.test(written);
  return {
    range: link.range,
    message: { en: `${quoteText(written)} is no arXiv number`, zh: `${quoteText(written)} 不是 arXiv 编号` },
    note: isPlaceholder ? PLACEHOLDER : FORM,
    entry,
    severity: isPlaceholder ? "warning" : "error",
  };
}

const FORM: Text = {
  en: "An arXiv number has four digits for year and month, a point and five digits, as in 2006.11239; before 2015 it had four.",
  zh: "arXiv 编号为四位年月、一个点和五位数字，例如 2006.11239；2015 年以前为四位数字。",
};

const PLACEHOLDER: Text = {
  en: "The link was to be filled in and leads nowhere.",
  zh: "该链接有待填写，目前无法打开。",
};

function fromTheFuture(entry: Entry, link: Link, number: string): Observation {
  const [year, month] = [`20${number.slice(0, 2)}`, number.slice(2, 4)];
  return {
    range: link.range,
    message: {
      en: `${quoteText(number)} is an arXiv number of a month that is still to come`,
      zh: `${quoteText(number)} 是尚未到来的月份的 arXiv 编号`,
    },
    note: {
      en: `The number says ${year}-${month}; two digits may have changed places.`,
      zh: `该编号表示 ${year} 年 ${month} 月，可能有数字写颠倒了。`,
    },
    entry,
    severity: "error",
  };
}

/** By whole months, and generous by one: somewhere it is tomorrow already. */
function isLater(number: string, today: string): boolean {
  const given = (2000 + Number(number.slice(0, 2))) * 12 + Number(number.slice(2, 4));
  const now = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7));
  const isMonthsEnd = Number(today.slice(8, 10)) >= 28;
  return given > now + (isMonthsEnd ? 1 : 0);
}
