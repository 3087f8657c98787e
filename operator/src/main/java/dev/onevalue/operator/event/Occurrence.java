package dev.onevalue.operator.event;

/**
 * Something that happened to a cluster. Immutable.
 *
 * @param warning true if somebody should care
 * @param reason what, in one CamelCase word
 * @param note what, in words for people, at most 1,024 characters
 * @param identity the same for the same occurrence: it is told once
 */
public record Occurrence(boolean warning, String reason, String note, String identity) {
  private static final int MAX_NOTE = 1000;

  public Occurrence {
    note = note.length() > MAX_NOTE ? note.substring(0, MAX_NOTE) + "…" : note;
  }

  static Occurrence normal(String reason, String note, String identity) {
    return new Occurrence(false, reason, note, identity);
  }

  static Occurrence warning(String reason, String note, String identity) {
    return new Occurrence(true, reason, note, identity);
  }
}
