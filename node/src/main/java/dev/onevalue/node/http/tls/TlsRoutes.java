package dev.onevalue.node.http.tls;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onevalue.node.http.resource.MediaTypes;
import dev.onevalue.node.http.resource.Resource;
import dev.onevalue.node.http.resource.Routes;
import dev.onevalue.node.runtime.TlsState;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/tls}: which certificate this node shows to other members, whose it believes, and which
 * one it shows to clients. Who rotates them takes the next step when every member shows that it has
 * taken this one.
 */
public final class TlsRoutes implements Routes {

  private final Certificates certificates;

  /**
   * The routes of a node.
   *
   * @param certificates its own
   */
  public TlsRoutes(Certificates certificates) {
    this.certificates = certificates;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    Resource.readOnly("/v1/tls", this::get).addTo(routes);
  }

  private void get(Context context) throws Exception {
    MediaTypes.requireAccepted(context.header(Header.ACCEPT), MediaTypes.JSON);
    ClientTls clients = certificates.clients();
    Certificate https = clients == null ? null : Certificate.of(clients.certificate());
    Body body = Body.of(certificates.members().get(), https);
    context.header(Header.CACHE_CONTROL, "no-cache").json(body);
  }

  /** Whether there is TLS at all is whether there is a certificate. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  private record Body(
      @Nullable Certificate certificate, List<Certificate> trusted, @Nullable Certificate https) {

    static Body of(Optional<TlsState> members, @Nullable Certificate https) {
      return new Body(
          members.map(state -> Certificate.of(state.certificate())).orElse(null),
          members.stream().flatMap(state -> state.trusted().stream()).map(Certificate::of).toList(),
          https);
    }
  }

  private record Certificate(String sha256, String notAfter) {

    static Certificate of(TlsState.Certificate certificate) {
      return new Certificate(certificate.sha256(), certificate.notAfter().toString());
    }
  }
}
