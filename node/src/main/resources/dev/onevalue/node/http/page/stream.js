/**
 * The node's changes, as server-sent events. By fetch, since an EventSource shows no token; and it
 * says at once when nothing is heard any more: the node sends a heartbeat each second.
 */
import { Refused, request } from "./api.js";

const SILENCE_MILLIS = 3000;
const AGAIN_MILLIS = 1000;

/** onRefused: who reads needs a token; there is no other try until it restarts. */
export function follow({ onChange, onHeartbeat, onLost, onRefused }) {
  let reading = null;

  async function read() {
    const own = new AbortController();
    reading = own;
    let alarm = 0;
    const heard = () => {
      clearTimeout(alarm);
      alarm = setTimeout(() => own.abort(), SILENCE_MILLIS);
    };
    try {
      heard();
      const response = await request("v1/watch", { signal: own.signal });
      if (!response.ok) throw new Refused(response.status, await response.json().catch(() => ({})));
      for await (const event of events(response.body, heard)) {
        if (event.type === "message") onChange(JSON.parse(event.data));
        if (event.type === "heartbeat") onHeartbeat(JSON.parse(event.data));
      }
    } catch (error) {
      if (error.status === 401 || error.status === 403) return onRefused(error);
    } finally {
      clearTimeout(alarm);
    }
    if (reading !== own) return;
    onLost();
    setTimeout(() => reading === own && read(), AGAIN_MILLIS);
  }

  // a tab that nobody sees holds no stream: browsers have six connections for all tabs
  document.addEventListener("visibilitychange", () => {
    const before = reading;
    reading = null;
    before?.abort();
    if (!document.hidden) read();
  });
  if (!document.hidden) read();
  return { restart: () => { const before = reading; reading = null; before?.abort(); read(); } };
}

async function* events(body, heard) {
  const decoder = new TextDecoder();
  let rest = "";
  for (const reader = body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return;
    heard();
    rest += decoder.decode(value, { stream: true });
    const blocks = rest.split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) yield event(block);
  }
}

function event(block) {
  const parsed = { type: "message", data: "" };
  let any = false;
  for (const line of block.split("\n")) {
    if (line.startsWith("event: ")) parsed.type = line.slice(7);
    if (line.startsWith("data: ")) {
      parsed.data += line.slice(6);
      any = true;
    }
  }
  return any ? parsed : { type: "none" };
}
