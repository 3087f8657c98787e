/**
 * How the last write reached the members. Of a set of this page the times are those of its receipt,
 * on the clock of the member that wrote it. Of any other this member knows only when each one
 * spoke next, and said that it has it: it had it by then at the latest.
 */
import { text } from "./dom.js";
import { duration, list, nameOf } from "./format.js";
import { json } from "./api.js";
import { judge } from "./state.js";
import { drawSpread } from "./spreadchart.js";

/** To so many others a member pushes directly, and each of them passes it on to as many. */
const ARITY = 64;
/** Time between two looks, at first; later ones are rarer. */
const LOOK_MILLIS = 50;
const RARER = 1.3;
const PATIENCE_MILLIS = 5000;

/** How many pushes one after the other it takes to reach all. */
function hops(members) {
  let hops = 0;
  for (let reached = 1, layer = 1; reached < members; hops++) {
    layer *= ARITY;
    reached += layer;
  }
  return hops;
}

function steps(count) {
  return count === 1 ? "one step" : `${count} steps`;
}

/** @param onMembers when they were looked at */
export function spreadView(onMembers) {
  let generation = -1;
  /** What is drawn at present: nobody else draws. */
  let subject = null;
  let drawn = { rows: [] };
  /** Of one push and its answer, the quickest that this page has seen. */
  let quickest;

  function draw(rows, members, words) {
    const predicted = quickest === undefined ? undefined : quickest * hops(members);
    drawn = { rows, predicted };
    drawSpread(rows, predicted);
    text("spread-summary", words);
  }

  function receipt({ generation: written, writer, holders, missing, members }) {
    if (written < generation) return;
    generation = written;
    subject = { ofReceipt: true };
    const sorted = holders.toSorted((a, b) => a.millis - b.millis);
    quickest = sorted.slice(1, 2).reduce((least, { millis }) => Math.min(least, millis), quickest ?? Infinity);
    if (quickest === Infinity) quickest = undefined;
    const rows = [
      ...sorted.map(({ member, millis }) => ({ name: nameOf(member), kind: "good", millis, words: member === writer ? "wrote it" : duration(millis) })),
      ...missing.map((member) => ({ name: nameOf(member), kind: "bad", words: "not yet" })),
    ];
    const late = missing.length ? ` Not yet: ${list(missing.map(nameOf))}.` : "";
    draw(rows, members, `Set by this page: ${holders.length} of ${members} members said that they have it within ${duration(sorted.at(-1).millis)}. In theory it takes ${steps(hops(members))}.${late}`);
  }

  async function follow(register, start) {
    const heard = new Map();
    const own = { ofReceipt: false };
    subject = own;
    const isCurrent = () => subject === own && !document.hidden;
    for (let wait = LOOK_MILLIS; isCurrent() && performance.now() - start < PATIENCE_MILLIS; wait *= RARER) {
      const { members } = await json("v1/members");
      const now = performance.now() - start;
      if (!isCurrent()) return;
      onMembers(members);
      members.filter((member) => !heard.has(member.member) && holds(member, register)).forEach((member) => heard.set(member.member, millisOf(member, register, now)));
      draw(rows(members, heard, register), members.length, told(register, members, heard));
      if (heard.size === members.length) return;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  return {
    redraw: () => drawSpread(drawn.rows, drawn.predicted),
    receipt,
    change(register) {
      if (register.generation <= generation && subject?.ofReceipt) return;
      generation = register.generation;
      // the stream says whether the node is gone
      follow(register, performance.now()).catch(() => {});
    },
  };
}

function holds(member, register) {
  return member.self || member.member === register.writer || member.generation >= register.generation;
}

function millisOf(member, register, now) {
  return member.self || member.member === register.writer ? 0 : Math.max(0, now - member.heardMillis);
}

function rows(members, heard, register) {
  return members
    .map((each) => {
      const { member, name, self } = each;
      const millis = heard.get(member);
      if (millis === undefined) return { name, kind: judge(each, members[0]).kind === "bad" ? "bad" : "slow", words: "not heard yet" };
      if (member === register.writer) return { name, kind: "good", millis, words: "wrote it" };
      return self ? { name, kind: "good", millis, words: "this one: from here on" } : { name, kind: "bound", millis, words: `≤ ${duration(millis)}` };
    })
    .sort((a, b) => (a.millis ?? Infinity) - (b.millis ?? Infinity));
}

function told(register, members, heard) {
  const missing = members.filter(({ member }) => !heard.has(member)).map(({ name }) => name);
  const late = missing.length ? ` Not heard yet: ${list(missing)}.` : "";
  return `Set on ${nameOf(register.writer)}: ${heard.size} of ${members.length} members are known to have it. ≤: when each was heard next; it had it by then. In theory it takes ${steps(hops(members.length))}.${late}`;
}
