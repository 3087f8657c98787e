package dev.onevalue.node.cluster;

import java.io.IOException;
import java.net.ServerSocket;
import org.jgroups.util.DefaultSocketFactory;

/** Server sockets that give JGroups only connections whose handshake is done. */
final class AdmittingSocketFactory extends DefaultSocketFactory {

  private final Handshake handshake;

  AdmittingSocketFactory(Handshake handshake) {
    this.handshake = handshake;
  }

  @Override
  public ServerSocket createServerSocket(String service) throws IOException {
    return new AdmittingServerSocket(handshake);
  }
}
