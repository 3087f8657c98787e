package dev.onevalue.operator.certificate;

/** How far the members of a cluster are to be on the way to another certificate. */
public enum Phase {
  /** They are not on the way. */
  SETTLED,
  /** They show theirs, and are to believe the other one too. */
  ANNOUNCED,
  /** They are to show the other one, and still believe the former. */
  SHOWN
}
