/** Who is there, and what each has. */
import { byId, mark, row, svg, text } from "./dom.js";
import { duration } from "./format.js";

const SILENT_MILLIS = 3000;
const LABELLED = 16;
const RING = { x: 105, y: 80 };

/** What one member is like, for eyes and ears. */
export function judge(member) {
  if (member.self) {
    return member.informed
      ? { kind: "good", words: "this one" }
      : { kind: "slow", words: "this one; takes no writes yet" };
  }
  if (member.heardMillis === null) return { kind: "bad", words: "never heard" };
  if (member.heardMillis > SILENT_MILLIS) return { kind: "bad", words: `silent for ${duration(member.heardMillis)}` };
  if (!member.inView) return { kind: "bad", words: "cut off" };
  if (!member.informed) return { kind: "slow", words: "takes no writes yet" };
  return member.lag > 0
    ? { kind: "slow", words: `${member.lag} behind` }
    : { kind: "good", words: "has it" };
}

export function counts(members) {
  return { all: members.length, holding: members.filter((member) => judge(member).kind === "good").length };
}

export function drawMembers(members) {
  const judged = members
    .map((member) => ({ member, ...judge(member) }))
    .sort((a, b) => a.member.name.localeCompare(b.member.name, undefined, { numeric: true }));
  byId("ring").replaceChildren(...ring(judged));
  byId("members-rows").replaceChildren(...judged.map(asRow));
  const { all, holding } = counts(members);
  const failing = judged.filter(({ kind }) => kind === "bad");
  text(
    "members-summary",
    holding === all
      ? `${all} of ${all} have the value.`
      : `${holding} of ${all} have the value.` + failing.map(({ member, words }) => ` ${member.name}: ${words}.`).join(""));
}

function asRow({ member, kind, words }) {
  return row(
    member.name,
    { text: words, kind },
    member.valueText ?? "–",
    member.generation ?? "–",
    member.lag ?? "–",
    member.self ? "–" : member.heardMillis === null ? "never" : `${duration(member.heardMillis)} ago`);
}

function ring(judged) {
  const size = judged.length > LABELLED ? 5 : 9;
  return [
    svg("ellipse", { class: "track", cx: 0, cy: 0, rx: RING.x, ry: RING.y }),
    ...judged.flatMap((each, i) => {
      const angle = (2 * Math.PI * i) / judged.length - Math.PI / 2;
      const [x, y] = [RING.x * Math.cos(angle), RING.y * Math.sin(angle)];
      const point = mark(each.kind, x, y, size, `${each.member.name}: ${each.words}`);
      if (each.member.self) point.classList.add("self");
      return judged.length > LABELLED && each.kind === "good" && !each.member.self
        ? [point]
        : [point, ...label(each, x, y, size)];
    }),
  ];
}

function label({ member, words }, x, y, size) {
  const out = { x: x + Math.sign(Math.round(x)) * (size + 4), y: y + (Math.abs(x) < 1 ? Math.sign(y) * (size + 12) : 4) };
  const anchor = Math.abs(x) < 1 ? "middle" : x > 0 ? "start" : "end";
  const at = { x: out.x, y: y < 0 && Math.abs(x) < 1 ? out.y : out.y - 4, "text-anchor": anchor };
  return [
    svg("text", at, member.name),
    svg("text", { ...at, y: at.y + 12, class: "quiet" }, words),
  ];
}
