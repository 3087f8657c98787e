package dev.onevalue.node.http.connection;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.EndPoint;

/** What was sent to a client, and waits in the kernel because that one does not read. */
public final class Unsent {

  private Unsent() {}

  /**
   * Lets the connection end with a reset when it is closed next: otherwise what waits would keep
   * the kernel's memory, and the client, for minutes.
   */
  public static void dropAtClose(EndPoint endPoint) {
    BareEndPoint.socket(endPoint).ifPresent(Unsent::dropAtClose);
  }

  private static void dropAtClose(SocketChannel socket) {
    try {
      socket.setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException _) {
      // it is closed already
    }
  }
}
