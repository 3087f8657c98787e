package dev.onevalue.node.http.tls;

import dev.onevalue.node.http.connection.HttpPorts;
import dev.onevalue.node.runtime.TlsState;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * By what a node proves who it is.
 *
 * @param members to other members, and whom it believes; empty if there is no TLS between them
 * @param clients to its clients; null: it speaks plain HTTP alone
 */
public record Certificates(Supplier<Optional<TlsState>> members, @Nullable ClientTls clients) {

  /** None at all. */
  public static final Certificates NONE = new Certificates(Optional::empty, null);

  /** A port with TLS for clients; null if there is none. */
  public HttpPorts.@Nullable Secure at(int port) {
    ClientTls own = clients;
    return own == null ? null : new HttpPorts.Secure(port, own::engine);
  }
}
