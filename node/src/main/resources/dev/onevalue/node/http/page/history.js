/** The last writes that this member has seen, those that lost against a concurrent one included. */
import { byId, mark, room, row, svg, text } from "./dom.js";
import { clock, nameOf, short } from "./format.js";
import { settle } from "./conflicts.js";

export function drawHistory(changes) {
  const writes = settle(changes);
  byId("history-chart").replaceChildren(...(writes.length ? chart(writes, room(byId("history-chart"))) : []));
  byId("history-rows").replaceChildren(...writes.toReversed().map(asRow));
  text("history-summary", summary(writes));
}

/** Where a 64-bit value is between the least and the most, 0 to 1. */
function share(value, least, most) {
  return most === least ? 0.5 : Number(((value - least) * 10_000n) / (most - least)) / 10_000;
}

function chart(writes, { width, height, em }) {
  const values = writes.map(({ valueText }) => BigInt(valueText));
  const [least, most] = values.reduce(([low, high], v) => [v < low ? v : low, v > high ? v : high], [values[0], values[0]]);
  const digits = Math.max(short(least).length, short(most).length);
  const plot = { left: (1.2 + 0.62 * digits) * em, right: width - em, top: em, bottom: height - 2 * em };
  const y = (value) => plot.bottom - share(value, least, most) * (plot.bottom - plot.top);
  const step = (plot.right - plot.left) / writes.length;
  const points = writes.map((write, i) => ({ write, x: plot.left + i * step, y: y(values[i]), step }));
  const kept = points.filter(({ write }) => write.kept);
  return [
    ...[...new Set([least, most])].flatMap((value) => [
      svg("line", { class: "axis", x1: plot.left, x2: plot.right, y1: y(value), y2: y(value) }),
      svg("text", { class: "quiet", x: plot.left - 0.6 * em, y: y(value) + 0.35 * em, "text-anchor": "end" }, short(value)),
    ]),
    svg("text", { class: "quiet", x: plot.left, y: height - 0.4 * em }, clock(writes[0].at)),
    svg("text", { class: "quiet", x: plot.right, y: height - 0.4 * em, "text-anchor": "end" }, `last at ${clock(writes.at(-1).at)}`),
    ...lines(kept, plot),
    ...points.flatMap((point) => (point.write.kept ? dot(point, em) : discarded(point, kept, em))),
  ];
}

/** From one write to the next, up to the right end; and what is below it. */
function lines(kept, plot) {
  if (kept.length === 0) return [];
  const along = `${kept.map(({ x, y }, i) => (i === 0 ? `M${x} ${y}` : `H${x}V${y}`)).join("")}H${plot.right}`;
  return [
    svg("path", { class: "area", d: `${along}V${plot.bottom}H${kept[0].x}Z` }),
    svg("path", { class: "step", d: along }),
  ];
}

function label(write) {
  return `${write.valueText}, generation ${write.generation}, ${clock(write.at)}, written on ${nameOf(write.writer)}`;
}

function dot({ write, x, y, step }, em) {
  const dot = svg("circle", { class: "dot", cx: x, cy: y, r: Math.min(0.28 * em, step / 2) });
  dot.append(svg("title", {}, label(write)));
  return [dot];
}

/** Its value, crossed out, and a line to the one that was kept in its place. */
function discarded({ write, x, y }, kept, em) {
  const against = kept.find((point) => isSame(point.write, write.against));
  const cross = mark("bad", { x, y, r: 0.4 * em }, `${label(write)}: discarded, another one was written at the same time`);
  return against === undefined
    ? [cross]
    : [svg("line", { class: "edge bad", x1: x, y1: y, x2: against.x, y2: against.y }), cross, svg("circle", { class: "won", cx: against.x, cy: against.y, r: 0.5 * em })];
}

function isSame(write, other) {
  return other !== null && write.generation === other.generation && write.writer === other.writer;
}

function asRow(write) {
  const lost = write.against ? `discarded for ${write.against.valueText}` : "discarded";
  return row(
    clock(write.at),
    write.valueText,
    write.generation,
    nameOf(write.writer),
    write.by ?? "–",
    write.kept ? "kept" : { words: lost, kind: "bad" });
}

function summary(writes) {
  if (writes.length === 0) return "None yet.";
  const lost = writes.filter(({ kept }) => !kept);
  const count = writes.length === 1 ? "1 write" : `${writes.length} writes`;
  if (lost.length === 0) return `${count}, no conflict.`;
  const last = lost.at(-1);
  const pair = last.against ? `: ${last.valueText} discarded (✕), ${last.against.valueText} kept (◯)` : `: ${last.valueText} discarded (✕)`;
  return `${count}, ${lost.length === 1 ? "1 conflict" : `${lost.length} conflicts, the last one`} of writes at the same time${pair}.`;
}
