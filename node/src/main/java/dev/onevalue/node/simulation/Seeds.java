package dev.onevalue.node.simulation;

/**
 * The seeds of worlds, one after the other.
 *
 * @param first the first one
 * @param last the last one, itself included
 */
record Seeds(long first, long last) {

  private static final String RANGE = "..";

  /** From {@code 17} or {@code 0..9999}. */
  static Seeds parse(String text) throws BadUsage {
    int range = text.indexOf(RANGE);
    try {
      long first = Long.parseLong(range < 0 ? text : text.substring(0, range));
      long last = range < 0 ? first : Long.parseLong(text.substring(range + RANGE.length()));
      if (first >= 0 && last >= first && last - first < Integer.MAX_VALUE) {
        return new Seeds(first, last);
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new BadUsage("--seeds is a number or a range such as 0..9999, not '" + text + "'");
  }

  int count() {
    return (int) (last - first + 1);
  }
}
