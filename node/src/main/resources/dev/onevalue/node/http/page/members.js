/** Who is there, and what each has. */
import { byId, row, text } from "./dom.js";
import { duration } from "./format.js";
import { drawRing } from "./ring.js";
import { judge, summarize } from "./state.js";

/** Shows them, and returns them in a sentence. */
export function drawMembers(members) {
  const [self] = members;
  const judged = members
    .map((member) => ({ member, ...judge(member, self) }))
    .sort((a, b) => a.member.name.localeCompare(b.member.name, undefined, { numeric: true }));
  drawRing(judged, self.writer);
  byId("members-rows").replaceChildren(...judged.map(asRow));
  const others = judged.filter(({ kind }) => kind !== "good");
  const summary = summarize(judged);
  text("members-summary", `${summary.headline}.${others.map(({ member, words }) => ` ${member.name}: ${words}.`).join("")}`);
  return summary;
}

function asRow({ member, kind, words }) {
  return row(
    member.name,
    { words, kind },
    member.valueText ?? "–",
    member.generation ?? "–",
    member.lag ?? "–",
    member.informed === null ? "–" : member.informed ? "yes" : "not yet",
    member.self ? "–" : member.heardMillis === null ? "never" : `${duration(member.heardMillis)} ago`,
    member.address ?? "–");
}
