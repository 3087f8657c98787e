package dev.onevalue.node.core.receipt;

/** How many members must hold a write before it is confirmed. */
public enum Ack {
  /** The one that it was written on. */
  ONE,
  /** More than half of the members, those that were lost without a goodbye included. */
  MAJORITY,
  /** Every member, those that were lost without a goodbye included. */
  ALL;

  int of(int members) {
    return switch (this) {
      case ONE -> 1;
      case MAJORITY -> members / 2 + 1;
      case ALL -> members;
    };
  }
}
