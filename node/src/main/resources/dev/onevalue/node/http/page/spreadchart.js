/** A member in a row, and its time along a logarithmic axis. */
import { byId, mark, room, svg } from "./dom.js";
import { duration } from "./format.js";

const LEAST_MILLIS = 0.1;
const MOST_MILLIS = 10_000;
/** In letters' sizes. */
const NAMES_WIDTH = 6.5;
const TIMES_WIDTH = 5.5;
const ROW_HEIGHT = 1.4;
const LEAST_ROWS = 6;
const MOST_ROWS = 20;

/**
 * @param rows {name, kind, millis, words}: millis is undefined where nothing is known yet
 * @param predicted milliseconds, undefined if unknown
 */
export function drawSpread(rows, predicted) {
  const chart = byId("spread-chart");
  chart.style.height = `${ROW_HEIGHT * Math.max(LEAST_ROWS, Math.min(MOST_ROWS, rows.length)) + 3.2}em`;
  const { width, height, em } = room(chart);
  const plot = { left: NAMES_WIDTH * em, right: width - TIMES_WIDTH * em, top: 1.6 * em, bottom: height - 1.6 * em };
  const decades = Math.log10(MOST_MILLIS / LEAST_MILLIS);
  const x = (millis) => {
    const share = Math.log10(Math.max(millis, LEAST_MILLIS) / LEAST_MILLIS) / decades;
    return plot.left + Math.min(1, share) * (plot.right - plot.left);
  };
  const step = Math.min(2 * em, (plot.bottom - plot.top) / rows.length);
  chart.replaceChildren(
    ...axis(x, plot, em),
    ...(predicted === undefined ? [] : theory(x(predicted), predicted, plot, em)),
    ...rows.flatMap((each, i) => row(each, x, plot.top + step * (i + 0.5), step, plot, em)));
}

function axis(x, plot, em) {
  const lines = [];
  const narrow = x(10 * LEAST_MILLIS) - x(LEAST_MILLIS) < 4.5 * em;
  for (let millis = LEAST_MILLIS; millis <= MOST_MILLIS; millis *= narrow ? 100 : 10) {
    lines.push(
      svg("line", { class: "axis", x1: x(millis), x2: x(millis), y1: plot.top, y2: plot.bottom }),
      svg("text", { class: "quiet", x: x(millis), y: plot.bottom + 1.2 * em, "text-anchor": "middle" }, millis < 1000 ? `${+millis.toFixed(1)} ms` : `${millis / 1000} s`));
  }
  return lines;
}

function theory(end, predicted, plot, em) {
  return [
    svg("rect", { class: "band", x: plot.left, width: end - plot.left, y: plot.top, height: plot.bottom - plot.top }),
    svg("line", { class: "predicted", x1: end, x2: end, y1: plot.top, y2: plot.bottom }),
    svg("text", { class: "predicted", x: end, y: plot.top - 0.5 * em, "text-anchor": "middle" }, `theory: all by ${duration(predicted)}`),
  ];
}

function row({ name, kind, millis, words }, x, y, step, plot, em) {
  const r = Math.min(0.42 * em, step / 2.6);
  const at = millis === undefined ? plot.left + r : x(millis);
  const readable = step >= em;
  return [
    ...(readable ? [svg("text", { class: "name", x: plot.left - 0.6 * em, y: y + 0.35 * em, "text-anchor": "end" }, name)] : []),
    ...(millis === undefined ? [] : [svg("line", { class: `track ${kind}`, x1: plot.left, x2: at, y1: y, y2: y })]),
    mark(kind, { x: at, y, r }, `${name}: ${words}`),
    ...(readable ? [svg("text", { class: `words ${kind}`, x: at + r + 0.5 * em, y: y + 0.35 * em }, words)] : []),
  ];
}
