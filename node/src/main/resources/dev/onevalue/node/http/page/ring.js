/** The members in a ring, each joined to the one that wrote what it has. */
import { byId, mark, room, svg } from "./dom.js";

const MOST_LABELLED = 20;
/** In letters' sizes: with less room than this only what is wrong is said in words. */
const NARROW = 32;

export function drawRing(judged, writer) {
  const ring = byId("ring");
  const layout = place(room(ring), judged.length);
  const points = judged.map((each, i) => {
    const angle = (2 * Math.PI * i) / judged.length - Math.PI / 2;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return { ...each, cos, sin, x: layout.x + layout.rx * cos, y: layout.y + layout.ry * sin, r: layout.r };
  });
  ring.replaceChildren(
    svg("ellipse", { class: "track", cx: layout.x, cy: layout.y, rx: layout.rx, ry: layout.ry }),
    ...edges(points, writer),
    ...centre(layout, judged),
    ...points.flatMap((point) => member(point, writer, layout, judged.length)));
}

function place({ width, height, em }, size) {
  const narrow = width < NARROW * em;
  const ry = height / 2 - 3.4 * em;
  return {
    em,
    narrow,
    x: width / 2,
    y: height / 2,
    rx: Math.min(width / 2 - (narrow ? 7.2 : 10) * em, 1.5 * ry),
    ry,
    r: Math.max(0.25 * em, Math.min(0.65 * em, (1.6 * ry) / size)),
  };
}

function edges(points, writer) {
  const root = points.find(({ member }) => member.member === writer);
  return root === undefined
    ? []
    : points
        .filter((point) => point !== root)
        .map(({ kind, x, y }) => svg("line", { class: `edge ${kind}`, x1: root.x, y1: root.y, x2: x, y2: y }));
}

function centre({ x, y, rx, em, narrow }, judged) {
  const good = judged.filter(({ kind }) => kind === "good").length;
  return [
    svg("circle", { class: "hub", cx: x, cy: y, r: Math.min(4 * em, 0.7 * rx) }),
    svg("text", { class: narrow ? "centre narrow" : "centre", x, y: y + 0.3 * em, "text-anchor": "middle" }, `${good} / ${judged.length}`),
    svg("text", { class: "quiet", x, y: y + 1.7 * em, "text-anchor": "middle" }, "have it"),
  ];
}

function member(point, writer, { em, narrow }, size) {
  const { member, kind, words } = point;
  const wrote = member.member === writer ? ", wrote it" : "";
  const shape = mark(kind, point, `${member.name}: ${words}${wrote}`);
  if (member.self) shape.classList.add("self");
  const labelled = size <= MOST_LABELLED || kind !== "good" || member.self || wrote;
  const said = narrow && kind === "good" ? "" : `${words}${wrote}`;
  return labelled ? [shape, ...label(point, said, em)] : [shape];
}

function label({ member, kind, x, y, cos, sin, r }, words, em) {
  const beside = Math.abs(cos) > 0.25;
  const anchor = beside ? (cos > 0 ? "start" : "end") : "middle";
  const at = {
    x: beside ? x + Math.sign(cos) * (r + 0.5 * em) : x,
    y: beside ? y + (words ? -0.1 : 0.35) * em : sin < 0 ? y - r - (words ? 1.8 : 0.7) * em : y + r + 1.3 * em,
    "text-anchor": anchor,
  };
  return [
    svg("text", { ...at, class: "name" }, member.name),
    svg("text", { ...at, y: at.y + 1.1 * em, class: kind === "good" ? "quiet" : `words ${kind}` }, words),
  ];
}
