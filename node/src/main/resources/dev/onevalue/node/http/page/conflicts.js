/** What became of writes that were made at the same time. */

/**
 * Each write once, as the last word on it says, and against which one it lost.
 * @param changes as the member saw them, the latest last
 */
export function settle(changes) {
  const settled = new Map();
  let kept = null;
  for (const change of changes) {
    const key = `${change.generation} ${change.writer} ${change.valueText}`;
    const first = settled.get(key) ?? change;
    settled.set(key, { ...first, kept: change.kept, against: change.kept ? null : kept });
    if (change.kept) kept = change;
  }
  return [...settled.values()];
}
