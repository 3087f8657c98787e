/** The value, and how well it is known. */
import { byId, text } from "./dom.js";
import { duration, nameOf } from "./format.js";

const MINUTE = 60_000;
const FRESH_MILLIS = 3000;

export function registerView() {
  let shown = null;
  let changed = 0;
  let age = null;
  let heard = 0;
  let lost = false;
  let others = { all: 0, holding: 0 };
  const changes = [];

  function say(kind, words) {
    byId("state").className = `state ${kind}`;
    text("state", words);
  }

  function state(now) {
    if (!shown) return ["slow", "connecting"];
    if (lost) return ["bad", `connection lost: this is ${duration(now - heard)} old`];
    if (age === null) return ["slow", "this member does not know what it may have missed"];
    if (age > FRESH_MILLIS) return ["bad", `cut off: a member was not heard for ${duration(age)}`];
    const { all, holding } = others;
    if (all === 0) return ["good", "live"];
    return holding === all
      ? ["good", `all ${all} members have it`]
      : ["slow", `${holding} of ${all} members have it`];
  }

  function draw() {
    const now = performance.now();
    const [kind, words] = state(now);
    document.body.classList.toggle("lost", lost);
    say(kind, words);
    if (!shown) return;
    text("changed", changed ? `${duration(now - changed)} ago` : "before this page was opened");
    text("age", age === null ? "unknown" : duration(age + (lost ? now - heard : 0)));
    while (changes.length && now - changes[0] > MINUTE) changes.shift();
    text("rate", String(changes.length));
  }

  return {
    get current() { return shown; },
    draw,
    change(register) {
      heard = performance.now();
      lost = false;
      age = register.ageMillis;
      // a stream that begins anew says what is known already
      if (shown && shown.generation === register.generation && shown.writer === register.writer) return draw();
      if (shown) {
        changed = heard;
        changes.push(heard);
      }
      shown = register;
      text("value", register.valueText);
      text("generation", String(register.generation));
      text("writer", nameOf(register.writer));
      byId("writer").title = register.writer ?? "";
      document.title = `${register.valueText} – OneValueCluster`;
      draw();
    },
    heartbeat(beat) {
      heard = performance.now();
      lost = false;
      age = beat.ageMillis;
      draw();
    },
    lose() { lost = true; draw(); },
    members(counts) { others = counts; draw(); },
  };
}
