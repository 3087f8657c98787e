/** Setting the value: a compare-and-set against what is shown, unless its user wants otherwise. */
import { byId, text } from "./dom.js";
import { duration, nameOf, parse64 } from "./format.js";
import { Refused, json, useToken } from "./api.js";

const TIMEOUT = "3s";

export function setForm({ current, onReceipt, onToken }) {
  const form = document.querySelector("#set form");
  const undo = byId("undo");
  let before = null;

  function answer(words, kind = "") {
    byId("answer").className = kind;
    text("answer", words);
  }

  async function set(value) {
    const shown = current();
    const compare = byId("compare").checked && shown;
    const query = `?ack=all&timeout=${TIMEOUT}${compare ? `&ifGeneration=${shown.generation}` : ""}`;
    answer("…");
    try {
      const receipt = await json(`v1/value${query}`, {
        method: "PUT",
        headers: { "Content-Type": "application/json" },
        body: `{"value":${value}}`,
      });
      before = shown && BigInt(shown.valueText);
      undo.disabled = before === null;
      if (before !== null) undo.textContent = `Undo: ${before} again`;
      answer(told(receipt), receipt.discarded ? "bad" : "");
      onReceipt(receipt);
    } catch (error) {
      refused(error);
    }
  }

  function refused(error) {
    if (!(error instanceof Refused)) return answer("No answer: nobody knows whether it was written.", "bad");
    if (error.status === 401 || error.status === 403) askForToken(error.message);
    if (error.status === 412) {
      const { valueText, generation, writer } = error.problem;
      return answer(valueText === undefined ? `Somebody was faster. ${error.message}` : `Somebody was faster: it is ${valueText} now (generation ${generation}, ${nameOf(writer)}). Nothing was written.`, "bad");
    }
    answer(error.message, "bad");
  }

  function askForToken(help) {
    byId("token-field").hidden = false;
    text("token-help", help);
    byId("token").focus();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { value, problem } = parse64(byId("wanted").value);
    if (problem) return answer(problem, "bad");
    set(value);
  });
  undo.addEventListener("click", () => set(before));
  byId("token").addEventListener("change", () => {
    useToken(byId("token").value);
    onToken();
  });
  return { askForToken };
}

function told({ confirmed, discarded, valueText, generation, holders, members, missing }) {
  const last = Math.max(...holders.map(({ millis }) => millis));
  if (discarded) return `${valueText} was discarded: another value was written at the same time, and is kept.`;
  return confirmed
    ? `${valueText} is on all ${members} members, after ${duration(last)} (generation ${generation}).`
    : `${valueText} is written, and spreads: on ${holders.length} of ${members} members. Not yet: ${missing.map(nameOf).join(", ")}.`;
}
