/**
 * How the last change reached the members. For a set of this page the times are those of its
 * receipt, on the clock of the member that wrote it; for all others what this member heard, and when.
 */
import { byId, mark, svg, text } from "./dom.js";
import { duration, nameOf } from "./format.js";
import { json } from "./api.js";

const LEAST_MILLIS = 0.1;
const MOST_MILLIS = 10_000;
const PLOT = { left: 70, right: 330, top: 12, bottom: 172 };
/** To so many others a member pushes directly, and each of them passes it on to as many. */
const ARITY = 64;
const LOOK_MILLIS = 100;
const LOOKS = 30;

function x(millis) {
  const share = Math.log10(Math.max(millis, LEAST_MILLIS) / LEAST_MILLIS) / Math.log10(MOST_MILLIS / LEAST_MILLIS);
  return PLOT.left + Math.min(1, share) * (PLOT.right - PLOT.left);
}

/** How many pushes one after the other it takes to reach all. */
export function hops(members) {
  let reached = 1;
  let hops = 0;
  for (let layer = 1; reached < members; hops++) {
    layer *= ARITY;
    reached += layer;
  }
  return hops;
}

function axis() {
  const lines = [];
  for (let millis = LEAST_MILLIS; millis <= MOST_MILLIS; millis *= 10) {
    lines.push(
      svg("line", { class: "axis", x1: x(millis), x2: x(millis), y1: PLOT.top, y2: PLOT.bottom }),
      svg("text", { class: "quiet", x: x(millis), y: PLOT.bottom + 14, "text-anchor": "middle" }, millis < 1000 ? `${millis} ms` : `${millis / 1000} s`));
  }
  return lines;
}

function draw(holders, missing, predicted) {
  const rows = holders.length + missing.length;
  const step = Math.min(20, (PLOT.bottom - PLOT.top) / rows);
  const y = (i) => PLOT.top + step * (i + 0.5);
  const name = (member, i) => (step > 9 ? [svg("text", { x: PLOT.left - 6, y: y(i) + 4, "text-anchor": "end" }, nameOf(member))] : []);
  byId("spread-chart").replaceChildren(
    ...(predicted ? [svg("rect", { class: "band", x: PLOT.left, width: x(predicted) - PLOT.left, y: PLOT.top, height: PLOT.bottom - PLOT.top })] : []),
    ...axis(),
    ...holders.flatMap(({ member, millis }, i) => [
      ...name(member, i),
      svg("line", { class: "track", x1: PLOT.left, x2: x(millis), y1: y(i), y2: y(i) }),
      mark("good", x(millis), y(i), Math.min(5, step / 2.5), `${nameOf(member)}: ${duration(millis)}`),
    ]),
    ...missing.flatMap((member, i) => [
      ...name(member, holders.length + i),
      mark("bad", PLOT.right, y(holders.length + i), Math.min(4, step / 3), `${nameOf(member)}: not yet`),
    ]));
}

function missed(missing) {
  return missing.length ? ` Not yet: ${missing.map(nameOf).join(", ")}.` : "";
}

/** Of a set that was made here. */
function ofReceipt(receipt) {
  const holders = receipt.holders.toSorted((a, b) => a.millis - b.millis);
  const roundTrip = holders.length > 1 ? holders[1].millis : 0;
  const predicted = roundTrip * hops(receipt.members);
  const last = holders.at(-1).millis;
  draw(holders, receipt.missing, predicted);
  text(
    "spread-summary",
    `Generation ${receipt.generation}: ${holders.length} of ${receipt.members} after ${duration(last)}.` +
      (predicted ? ` In theory all after ${duration(predicted)}, the shaded part: ${hops(receipt.members)} × the quickest answer.` : "") +
      missed(receipt.missing));
}

/** Of anybody's set, as this member hears of the others. */
async function ofOthers(register, isCurrent) {
  const start = performance.now();
  const heard = new Map();
  for (let look = 0; look < LOOKS && isCurrent(); look++) {
    const { members } = await json("v1/members");
    if (!isCurrent()) return;
    const millis = performance.now() - start;
    for (const each of members) {
      if (!heard.has(each.member) && each.generation >= register.generation && (each.self || each.heardMillis < millis + LOOK_MILLIS)) heard.set(each.member, millis);
    }
    const holders = [...heard].map(([member, millis]) => ({ member, millis }));
    const missing = members.map(({ member }) => member).filter((member) => !heard.has(member));
    draw(holders, missing, 0);
    text("spread-summary", `Generation ${register.generation}: this member heard from ${holders.length} of ${members.length} that they have it.${missed(missing)}`);
    if (missing.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MILLIS));
  }
}

export function spreadView() {
  let generation = -1;
  let own = null;
  return {
    change(register) {
      if (register.generation < generation || own?.generation === register.generation) return;
      generation = register.generation;
      const isCurrent = () => generation === register.generation && own?.generation !== register.generation;
      ofOthers(register, isCurrent).catch(() => {});
    },
    receipt(receipt) {
      if (receipt.generation < generation) return;
      generation = receipt.generation;
      own = receipt;
      ofReceipt(receipt);
    },
  };
}
