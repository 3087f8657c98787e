/** The last changes that this member has seen, those that lost against a concurrent one included. */
import { byId, mark, row, svg, text } from "./dom.js";
import { clock, nameOf } from "./format.js";

const PLOT = { left: 90, right: 690, top: 14, bottom: 180 };

/** Where a 64-bit value is between the least and the most, 0 to 1. */
function share(value, least, most) {
  return most === least ? 0.5 : Number(((value - least) * 10_000n) / (most - least)) / 10_000;
}

export function drawHistory(changes) {
  const values = changes.map(({ valueText }) => BigInt(valueText));
  const [least, most] = values.reduce(([low, high], v) => [v < low ? v : low, v > high ? v : high], [values[0], values[0]]);
  const x = (i) => PLOT.left + ((i + 0.5) / changes.length) * (PLOT.right - PLOT.left);
  const y = (value) => PLOT.bottom - share(value, least, most) * (PLOT.bottom - PLOT.top);
  const points = changes.map((change, i) => ({ change, x: x(i), y: y(values[i]) }));
  byId("history-chart").replaceChildren(
    ...[...new Set([least, most])].flatMap((value) => [
      svg("line", { class: "axis", x1: PLOT.left, x2: PLOT.right, y1: y(value), y2: y(value) }),
      svg("text", { class: "quiet", x: PLOT.left - 6, y: y(value) + 4, "text-anchor": "end" }, short(value)),
    ]),
    svg("path", { class: "step", d: steps(points.filter(({ change }) => change.kept)) }),
    ...points.map(point));
  byId("history-rows").replaceChildren(...changes.toReversed().map(asRow));
  text("history-summary", summary(changes));
}

function short(value) {
  const digits = String(value);
  return digits.length > 13 ? `${digits.slice(0, 5)}…e${digits.replace("-", "").length - 1}` : digits;
}

function steps(kept) {
  return kept.map(({ x, y }, i) => (i === 0 ? `M${x} ${y}` : `H${x}V${y}`)).join("");
}

function point({ change, x, y }) {
  const label = `${change.valueText}, generation ${change.generation}, ${clock(change.at)}, ${nameOf(change.writer)}`;
  if (!change.kept) return mark("bad", x, y, 4, `${label}: discarded, another one was written at the same time`);
  const dot = svg("circle", { class: "dot", cx: x, cy: y, r: 3 });
  dot.append(svg("title", {}, label));
  return dot;
}

function asRow(change) {
  return row(
    clock(change.at),
    change.valueText,
    change.generation,
    nameOf(change.writer),
    change.by ?? "–",
    change.kept ? "" : { text: "discarded", kind: "bad" });
}

function summary(changes) {
  const discarded = changes.filter(({ kept }) => !kept);
  const count = changes.length === 1 ? "1 change" : `${changes.length} changes`;
  return discarded.length === 0
    ? `${count}, none discarded.`
    : `${count}; ${discarded.length} discarded (✕), since another one was written at the same time: ${discarded.map(({ valueText }) => valueText).slice(-5).join(", ")}.`;
}
