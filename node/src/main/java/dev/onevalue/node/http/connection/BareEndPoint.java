package dev.onevalue.node.http.connection;

import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SelectableChannelEndPoint;

/** A connection to a client as the kernel knows it: with TLS there is one in the other. */
public final class BareEndPoint {

  private BareEndPoint() {}

  /** The innermost one. */
  static EndPoint of(EndPoint endPoint) {
    return endPoint instanceof EndPoint.Wrapper wrapper ? of(wrapper.unwrap()) : endPoint;
  }

  /** Its socket. */
  public static Optional<SocketChannel> socket(EndPoint endPoint) {
    return of(endPoint) instanceof SelectableChannelEndPoint selectable
            && selectable.getChannel() instanceof SocketChannel channel
        ? Optional.of(channel)
        : Optional.empty();
  }
}
