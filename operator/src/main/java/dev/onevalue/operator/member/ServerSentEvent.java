package dev.onevalue.operator.member;

/**
 * One event of a stream. Immutable.
 *
 * @param type its type, {@code message} if it has no name
 * @param data its data, lines joined by line feeds
 */
public record ServerSentEvent(String type, String data) {}
