/** What numbers and times look like to people. */

const LEAST = -(2n ** 63n);
const MOST = 2n ** 63n - 1n;

/** The integer in a text, or why it is none: {value} or {problem}. */
export function parse64(text) {
  const digits = text.trim();
  if (!/^[+-]?\d{1,30}$/.test(digits)) {
    return { problem: `'${digits.slice(0, 40)}' is no integer, such as 7.` };
  }
  const value = BigInt(digits.replace(/^\+/, ""));
  return value < LEAST || value > MOST
    ? { problem: `${digits} does not fit into 64 bits: from ${LEAST} to ${MOST}.` }
    : { value };
}

export function duration(millis) {
  if (millis < 0.05) return "0 ms";
  if (millis < 10) return `${millis.toFixed(1)} ms`;
  if (millis < 1000) return `${Math.round(millis)} ms`;
  const seconds = millis / 1000;
  if (seconds < 90) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  return long(seconds / 60);
}

/** Of something that goes on while it is looked at: whole seconds do. */
export function whole(millis) {
  const seconds = Math.floor(Math.max(0, millis) / 1000);
  return seconds < 90 ? `${seconds} s` : long(seconds / 60);
}

export function ago(millis) {
  return `${whole(millis)} ago`;
}

function long(minutes) {
  if (minutes < 90) return `${Math.round(minutes)} min`;
  const hours = minutes / 60;
  return hours < 48 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} days`;
}

/** A writer without its incarnation: demo-1/5a0c… is demo-1. */
export function nameOf(writer) {
  return writer ? writer.split("/")[0] : "none";
}

export function clock(iso) {
  return new Date(iso).toLocaleTimeString([], { hour12: false });
}

/** A 64-bit value where there is little room. */
export function short(value) {
  const digits = String(value);
  return digits.length > 10 ? `${digits.slice(0, digits.startsWith("-") ? 5 : 4)}…e${digits.replace("-", "").length - 1}` : digits;
}

export function list(names) {
  return names.length > 4 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} others` : names.join(", ");
}
