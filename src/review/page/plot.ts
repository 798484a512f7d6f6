import { type Html, html } from "./html.ts";

/** How many bars a plot has; what is rarer is in the table. */
const BARS = 15;

/** Bars are drawings of the number that stands beside them, so that nothing is lost without seeing them. */
export function plot(bars: readonly (readonly [string | number, number])[]): Html {
  const shown = bars.slice(0, BARS);
  const most = Math.max(1, ...shown.map(([, count]) => count));
  const rows = shown.map(([name, count]) => {
    const width = Math.round((count / most) * 100);
    return html`<dt>${name}</dt><dd><svg class="bar" width="${width}%" height="14" aria-hidden="true"></svg><span>${count}</span></dd>`;
  });
  return html`<dl class="plot">${rows}</dl>`;
}
