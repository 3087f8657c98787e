package dev.onevalue.node.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Connections to a port, from many addresses, that say nothing, half of it, or anything. */
public final class Flood implements AutoCloseable {

  private static final int CLUSTER_PORT = 7946;
  private static final int ADDRESSES = 8;

  /** Nothing; a TLS record that does not end; JGroups in plain text. */
  private static final byte[][] BEGINNINGS = {
    {}, {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3}, {'b', 'e', 'l', 'a', 0, 0, 0, 7}
  };

  private final List<Socket> open = new ArrayList<>();

  /** Opens so many, which stay open as long as the other end lets them. */
  static Flood of(int connections, String address) {
    return of(connections, address, CLUSTER_PORT, BEGINNINGS);
  }

  /** The same to another port: of these beginnings, one after the other. */
  public static Flood of(int connections, String address, int port, byte[]... beginnings) {
    var flood = new Flood();
    try {
      for (int i = 0; i < connections; i++) {
        var from = InetAddress.ofLiteral("127.0.77." + (1 + i % ADDRESSES));
        var socket = new Socket(InetAddress.ofLiteral(address), port, from, 0);
        flood.open.add(socket);
        socket.getOutputStream().write(beginnings[i % beginnings.length]);
      }
    } catch (IOException e) {
      flood.close();
      throw new AssertionError(e);
    }
    return flood;
  }

  @Override
  public void close() {
    for (Socket socket : open) {
      try {
        socket.close();
      } catch (IOException _) {
        // the node was first
      }
    }
  }
}
