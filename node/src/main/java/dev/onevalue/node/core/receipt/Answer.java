package dev.onevalue.node.core.receipt;

/**
 * The answer to a request.
 *
 * @param ticket the request's
 */
public record Answer(long ticket, Outcome outcome) {}
