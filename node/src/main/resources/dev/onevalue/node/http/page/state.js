/** What the members are like, as one of them knows. */
import { ago, list, whole } from "./format.js";

/** Members ask around four times a second, so that this is silence. */
const SILENT_MILLIS = 3000;

/** A member's state: good, slow or bad, and in words. */
export function judge(member, self) {
  if (member.self) {
    return member.informed ? state("good", "this one") : state("slow", "this one, takes no writes yet");
  }
  const silence = silenceOf(member);
  if (!member.inView) return state("bad", silence === Infinity || silence < 1000 ? "lost" : `lost ${ago(silence)}`);
  if (silence > SILENT_MILLIS) return state("bad", silence === Infinity ? "never heard" : `unheard for ${whole(silence)}`);
  if (!member.informed) return state("slow", "takes no writes yet");
  if (member.lag > 0) return state("slow", `${member.lag} behind`);
  return holds(member, self) ? state("good", "has it") : state("slow", "has another one");
}

function state(kind, words) {
  return { kind, words };
}

/** For how many milliseconds; what others have heard of it counts too. */
function silenceOf({ heardMillis, ageMillis }) {
  return Math.min(ageMillis ?? Infinity, heardMillis ?? Infinity);
}

function holds(member, self) {
  return member.generation === self.generation && member.writer === self.writer && member.valueText === self.valueText;
}

/** All in one sentence, and what is wrong in another. */
export function summarize(judged) {
  const all = judged.length;
  const good = judged.filter(({ kind }) => kind === "good").length;
  const bad = judged.filter(({ kind }) => kind === "bad");
  if (all > 1 && bad.length === all - 1) {
    return { kind: "bad", headline: "Cut off: no other member is heard", detail: "" };
  }
  if (good === all) {
    return { kind: "good", headline: all === 1 ? "The only member" : `All ${all} members have it`, detail: "" };
  }
  return {
    kind: bad.length ? "bad" : "slow",
    headline: `${good} of ${all} members have it`,
    detail: bad.length ? `not heard: ${list(bad.map(({ member }) => member.name))}` : "",
  };
}
