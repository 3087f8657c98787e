package dev.onevalue.node.core.receipt;

/** What became of a request: it was done, or nothing was changed. */
public sealed interface Outcome permits Receipt, Restored, PreconditionFailed, Refusal {}
