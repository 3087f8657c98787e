package dev.onevalue.client.wire;

/**
 * An event of a stream.
 *
 * @param type {@code message} where the stream names none
 */
public record ServerSentEvent(String type, String data) {}
