/** Setting the value: a compare-and-set against what is shown, unless its user wants otherwise. */
import { byId, text } from "./dom.js";
import { duration, list, nameOf, parse64 } from "./format.js";
import { Refused, json, useToken } from "./api.js";

const TIMEOUT = "3s";

/**
 * @param current the register that is shown, or null
 * @param onReceipt of each set
 * @param onToken when there is another token to try
 */
export function setForm({ current, onReceipt, onToken }) {
  const undo = byId("undo");
  /** What to do again with a token. */
  let refusedSet = () => {};

  function answer(words, kind = "") {
    byId("answer").className = kind;
    text("answer", words);
  }

  /** @param expected the generation that is to be replaced; null: whatever it is */
  async function set(value, expected) {
    const before = current();
    const condition = expected === null ? "" : `&ifGeneration=${expected}`;
    answer(`Setting it to ${value} …`);
    try {
      const receipt = await json(`v1/value?ack=all&timeout=${TIMEOUT}${condition}`, {
        method: "PUT",
        headers: { "Content-Type": "application/json" },
        body: `{"value":${value}}`,
      });
      if (before) offerUndo(before.valueText, receipt.generation);
      answer(told(receipt), receipt.discarded ? "bad" : receipt.confirmed ? "good" : "slow");
      onReceipt(receipt);
    } catch (error) {
      refused(error, () => set(value, expected));
    }
  }

  /** Another set, which only undoes this one. */
  function offerUndo(valueText, generation) {
    undo.hidden = false;
    undo.textContent = `Undo: ${valueText}`;
    undo.onclick = () => set(BigInt(valueText), generation);
  }

  function refused(error, again) {
    if (!(error instanceof Refused)) return answer("No answer: nobody knows whether it was written.", "bad");
    if (error.status === 401 || error.status === 403) {
      refusedSet = again;
      answer("Not set: who may set it has a token.", "bad");
      return askForToken(error.message);
    }
    answer(error.status === 412 ? lost(error.problem) : error.message, "bad");
  }

  function askForToken(help) {
    byId("access").hidden = false;
    text("token-help", help);
    byId("token").focus();
  }

  byId("set").addEventListener("submit", (event) => {
    event.preventDefault();
    const { value, problem } = parse64(byId("wanted").value);
    if (problem) return answer(problem, "bad");
    set(value, byId("compare").checked && current() ? current().generation : null);
  });
  byId("access").addEventListener("submit", (event) => {
    event.preventDefault();
    useToken(byId("token").value);
    byId("token").value = "";
    byId("access").hidden = true;
    onToken();
    refusedSet();
    refusedSet = () => {};
  });
  return { askForToken };
}

function lost({ valueText, generation, writer }) {
  return `Not set: somebody was faster. It is ${valueText} now (generation ${generation}, written on ${nameOf(writer)}).`;
}

function told({ confirmed, discarded, valueText, holders, members, missing }) {
  const last = Math.max(...holders.map(({ millis }) => millis));
  if (discarded) return `${valueText} was discarded: another value was written at the same time, and is kept.`;
  if (confirmed) return `${valueText} is on ${members === 1 ? "the only member" : `all ${members} members`}, after ${duration(last)}.`;
  return `${valueText} is written, on ${holders.length} of ${members} members. Not yet on ${list(missing.map(nameOf))}.`;
}
