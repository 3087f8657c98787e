/** One page: what the value is, who has it, who changed it, and how fast it spread. */
import { json } from "./api.js";
import { text } from "./dom.js";
import { drawHistory } from "./history.js";
import { drawMembers } from "./members.js";
import { setForm } from "./set.js";
import { spreadView } from "./spread.js";
import { follow } from "./stream.js";
import { valueView } from "./value.js";

const LOOK_MILLIS = 1000;
const AGES_MILLIS = 250;
/** A history has no more, so that there may have been others before. */
const MOST_CHANGES = 100;

const value = valueView();
let members = null;
let changes = [];

const spread = spreadView((seen) => {
  members = seen;
  draw();
});
const form = setForm({
  current: () => value.current,
  onReceipt: (receipt) => spread.receipt(receipt),
  onToken: () => stream.restart(),
});
const stream = follow({
  onChange(change) {
    const isFirst = value.current === null;
    value.change(change);
    if (!isFirst) spread.change(change);
    look();
  },
  onHeartbeat: (beat) => value.heartbeat(beat),
  onLost: () => value.lose(),
  onRefused(refused) {
    value.lock();
    form.askForToken(refused.message);
  },
});

function draw() {
  if (members) value.summarize(drawMembers(members));
  drawHistory(changes);
}

let looking = false;
/** What the stream does not say. */
async function look() {
  if (looking || document.hidden || value.current === null) return;
  looking = true;
  try {
    const [who, what] = await Promise.all([json("v1/members"), json("v1/history")]);
    ({ members } = who);
    ({ changes } = what);
    text("seen-by", members[0].name);
    const now = Date.parse(what.now);
    value.date(changes.filter(({ kept }) => kept).map(({ at }) => now - Date.parse(at)), changes.length === MOST_CHANGES);
    draw();
  } catch {
    // the stream says whether the node is gone
  } finally {
    looking = false;
  }
}

text("curl", `curl -X PUT -d '{"value":7}' '${new URL("v1/value?ack=all", location.href)}'`);
setInterval(value.draw, AGES_MILLIS);
setInterval(look, LOOK_MILLIS);
spread.redraw();
addEventListener("resize", () => {
  draw();
  spread.redraw();
});
