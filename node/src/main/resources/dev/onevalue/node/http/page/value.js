/** The value, and how well it is known. */
import { byId, text } from "./dom.js";
import { ago, duration, nameOf } from "./format.js";

const MINUTE = 60_000;

function isSame(one, other) {
  return one.generation === other.generation && one.writer === other.writer && one.valueText === other.valueText;
}

export function valueView() {
  let shown = null;
  /** When it was written, and all others of the last minute, by the clock of this page. */
  let writes = [];
  let incomplete = false;
  let age = null;
  let heard = performance.now();
  let lost = false;
  let summary = { kind: "slow", headline: "Connecting", detail: "" };

  function state(now) {
    if (lost) return { kind: "bad", headline: "Connection lost", detail: `this is ${duration(now - heard)} old` };
    return summary;
  }

  function draw() {
    const now = performance.now();
    const { kind, headline, detail } = state(now);
    document.body.classList.toggle("lost", lost);
    byId("state").className = `state ${kind}`;
    text("headline", headline);
    text("detail", detail);
    if (!shown) return;
    text("changed", shown.writer === null ? "never" : writes.length ? ago(now - writes.at(-1)) : "unknown");
    const recent = writes.filter((at) => now - at < MINUTE).length;
    text("rate", incomplete && recent === writes.length ? `over ${recent}` : String(recent));
    text("age", age === null ? "unknown" : duration(age + (lost ? now - heard : 0)));
  }

  function hear(ageMillis) {
    heard = performance.now();
    lost = false;
    age = ageMillis;
  }

  return {
    get current() {
      return shown;
    },
    draw,
    change(register) {
      hear(register.ageMillis);
      // a stream that begins anew says what is known already
      if (shown && isSame(shown, register)) return draw();
      if (shown) writes.push(heard);
      shown = register;
      const value = byId("value");
      value.style.setProperty("--length", Math.max(3, register.valueText.length));
      text("value", register.valueText);
      text("generation", String(register.generation));
      text("writer", nameOf(register.writer));
      document.title = `${register.valueText} – OneValueCluster`;
      draw();
    },
    heartbeat({ ageMillis }) {
      hear(ageMillis);
      draw();
    },
    lose() {
      lost = true;
      draw();
    },
    lock() {
      summary = { kind: "slow", headline: "Only with a token", detail: "" };
      draw();
    },
    summarize(of) {
      summary = of;
      draw();
    },
    /**
     * @param ages how long ago each write was seen, in milliseconds, the latest last
     * @param more whether there may have been others before
     */
    date(ages, more) {
      const now = performance.now();
      incomplete = more;
      writes = ages.map((each) => now - each);
      draw();
    },
  };
}
