package dev.onevalue.node.core.receipt;

/** What became of a write: it was made, or nothing was changed. */
public sealed interface Outcome permits Receipt, Refusal {}
