package dev.onevalue.node.cluster.connection;

import dev.onevalue.node.cluster.tls.MemberTls;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Supplier;
import org.jgroups.util.DefaultSocketFactory;

/**
 * Server sockets that give JGroups only connections whose handshake is done, and sockets that do
 * theirs when they connect. Thread-safe.
 */
public final class AdmittingSocketFactory extends DefaultSocketFactory {

  private final Handshake handshake;
  private final Supplier<Socket> client;
  private final Refusals refusals;

  private AdmittingSocketFactory(Handshake handshake, Supplier<Socket> client, Refusals refusals) {
    this.handshake = handshake;
    this.client = client;
    this.refusals = refusals;
  }

  /** Anyone who speaks JGroups is let in. */
  public static AdmittingSocketFactory plain(Refusals refusals) {
    return new AdmittingSocketFactory(new JGroupsHello(), Socket::new, refusals);
  }

  /** Members alone are let in, and connected to. */
  public static AdmittingSocketFactory tls(MemberTls tls, Refusals refusals) {
    return new AdmittingSocketFactory(
        new TlsHandshake(tls, new JGroupsHello()), () -> new MemberSocket(tls, refusals), refusals);
  }

  @Override
  public Socket createSocket(String service) {
    return client.get();
  }

  @Override
  public ServerSocket createServerSocket(String service) throws IOException {
    return new AdmittingServerSocket(handshake, refusals);
  }
}
