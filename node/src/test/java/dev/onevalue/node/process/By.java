package dev.onevalue.node.process;

import java.io.IOException;
import java.net.Socket;

/** How a client connects. */
enum By {
  HTTP,

  /** Where TLS is expected; nothing is said. */
  BARE,

  TLS;

  Socket to(ConfinedNode node) throws IOException {
    return switch (this) {
      case HTTP -> node.connect();
      case BARE -> node.connectBare();
      case TLS -> node.connectSecure();
    };
  }
}
