import type { Cost } from "./identity-speed.ts";

const WIDTH = 720;
const HEIGHT = 400;
const LEFT = 70;
const RIGHT = 230;
const TOP = 40;
const BOTTOM = 50;
const SIZES = [1_000, 10_000, 100_000];
const TIMES = [0.01, 0.1, 1, 10, 100, 1_000];
const COLOURS = ["#0969da", "#bc4c00", "#6e7781"];

/** Draws the cost of a query over the size of the list, both on logarithmic scales. */
export function drawChart(costs: readonly Cost[]): string {
  const names = [...new Set(costs.map(({ name }) => name))];
  const lines = names.map((name, index) =>
    curve(
      name,
      COLOURS[index] ?? "#000",
      costs.filter((cost) => cost.name === name),
    ),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="12" role="img">`,
    "<title>Milliseconds for finding a title in a list, 95th percentile, by the size of the list</title>",
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${LEFT}" y="20" font-size="14">Finding a title: ms a query (95th percentile), by titles in the list</text>`,
    ...TIMES.map(
      (time) =>
        `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(time)}" y2="${y(time)}" stroke="#d0d7de"/><text x="${LEFT - 8}" y="${y(time) + 4}" text-anchor="end">${time}</text>`,
    ),
    ...SIZES.map(
      (size) =>
        `<text x="${x(size)}" y="${HEIGHT - BOTTOM + 20}" text-anchor="middle">${size.toLocaleString("en")}</text>`,
    ),
    ...lines,
    "</svg>\n",
  ].join("\n");
}

function curve(name: string, colour: string, costs: readonly Cost[]): string {
  const points = costs.map(({ size, p95 }) => `${x(size)},${y(p95)}`);
  const last = costs.at(-1);
  const label = last
    ? `<text x="${x(last.size) + 10}" y="${y(last.p95) + 4}" fill="${colour}">${name}: ${round(last.p95)} ms</text>`
    : "";
  const dots = costs
    .map(({ size, p95 }) => `<circle cx="${x(size)}" cy="${y(p95)}" r="4" fill="${colour}"/>`)
    .join("");
  return `<polyline points="${points.join(" ")}" fill="none" stroke="${colour}" stroke-width="2"/>${dots}${label}`;
}

function x(size: number): number {
  return round(LEFT + (Math.log10(size / 1_000) / 2) * (WIDTH - LEFT - RIGHT));
}

function y(time: number): number {
  const share = Math.log10(Math.max(time, 0.01) / 0.01) / 5;
  return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM));
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
