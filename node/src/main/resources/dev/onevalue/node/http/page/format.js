/** What numbers and times look like to people. */

const LEAST = -(2n ** 63n);
const MOST = 2n ** 63n - 1n;

/** The integer in a text, or why it is none: {value} or {problem}. */
export function parse64(text) {
  const digits = text.trim();
  if (!/^[+-]?\d{1,30}$/.test(digits)) {
    return { problem: `'${digits.slice(0, 40)}' is not an integer, such as 7` };
  }
  const value = BigInt(digits.replace(/^\+/, ""));
  return value < LEAST || value > MOST
    ? { problem: `${digits} does not fit into 64 bits: from ${LEAST} to ${MOST}` }
    : { value };
}

export function duration(millis) {
  if (millis < 10) return `${millis.toFixed(1)} ms`;
  if (millis < 1000) return `${Math.round(millis)} ms`;
  const seconds = millis / 1000;
  if (seconds < 90) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  const minutes = seconds / 60;
  if (minutes < 90) return `${Math.round(minutes)} min`;
  const hours = minutes / 60;
  return hours < 48 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} days`;
}

/** A writer without its incarnation: demo-1/5a0c… is demo-1. */
export function nameOf(writer) {
  return writer ? writer.split("/")[0] : "nobody";
}

export function clock(iso) {
  return new Date(iso).toLocaleTimeString([], { hour12: false });
}
