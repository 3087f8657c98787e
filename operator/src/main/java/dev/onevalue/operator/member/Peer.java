package dev.onevalue.operator.member;

import org.jspecify.annotations.Nullable;

/**
 * Another member, as a member sees it. Immutable.
 *
 * @param address its address and port
 * @param self true: it is the member itself
 * @param heardMillis ms since it was heard; null: never
 */
public record Peer(@Nullable String address, boolean self, @Nullable Long heardMillis) {

  /** Its address alone, without the port; empty: not known. */
  public String host() {
    String text = address == null ? "" : address;
    int port = text.lastIndexOf(':');
    String host = port < 0 ? text : text.substring(0, port);
    return host.replace("[", "").replace("]", "");
  }
}
