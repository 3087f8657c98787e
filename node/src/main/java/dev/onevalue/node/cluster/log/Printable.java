package dev.onevalue.node.cluster.log;

import org.jspecify.annotations.Nullable;

/** What others sent, as it may stand in a log: one line, bounded, nothing a terminal obeys. */
public final class Printable {

  private static final int MAX_LENGTH = 300;

  private Printable() {}

  /** One line of at most 303 characters. */
  public static String of(@Nullable Object foreign) {
    String text = String.valueOf(foreign);
    String bounded = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
    return bounded.replaceAll("[^\\p{L}\\p{N}\\p{P}\\p{S} ]", "?");
  }
}
