/** One page: what the value is, who has it, who changed it, and how fast it spread. */
import { text } from "./dom.js";
import { json } from "./api.js";
import { follow } from "./stream.js";
import { registerView } from "./register.js";
import { counts, drawMembers } from "./members.js";
import { spreadView } from "./spread.js";
import { drawHistory } from "./history.js";
import { setForm } from "./set.js";

const LOOK_MILLIS = 1000;

const register = registerView();
const spread = spreadView();
const form = setForm({
  current: () => register.current,
  onReceipt: (receipt) => spread.receipt(receipt),
  onToken: () => stream.restart(),
});
const stream = follow({
  onChange(change) {
    const known = register.current !== null;
    register.change(change);
    if (known) spread.change(change);
    look();
  },
  onHeartbeat: (beat) => register.heartbeat(beat),
  onLost: () => register.lose(),
  onRefused: (refused) => refused.status === 401 && form.askForToken(refused.message),
});

let looking = false;
async function look() {
  if (looking || document.hidden) return;
  looking = true;
  try {
    const [{ members }, { changes }] = await Promise.all([json("v1/members"), json("v1/history")]);
    drawMembers(members);
    register.members(counts(members));
    if (changes.length) drawHistory(changes);
    text("seen-by", `as ${members[0].name} sees it`);
  } catch {
    // the stream says whether the node is gone
  } finally {
    looking = false;
  }
}

text("curl", `curl -X PUT -d '{"value":7}' '${new URL("v1/value?ack=all", location.href)}'`);
setInterval(() => register.draw(), 250);
setInterval(look, LOOK_MILLIS);
look();
