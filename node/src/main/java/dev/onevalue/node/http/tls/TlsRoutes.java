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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/tls}: which certificate this node shows to other members, and whose it believes. Who
 * rotates them takes the next step when every member shows that it has taken this one.
 */
public final class TlsRoutes implements Routes {

  private final Supplier<Optional<TlsState>> state;

  /**
   * The routes of a node.
   *
   * @param state empty if members speak plain text
   */
  public TlsRoutes(Supplier<Optional<TlsState>> state) {
    this.state = state;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    Resource.readOnly("/v1/tls", this::get).addTo(routes);
  }

  private void get(Context context) throws Exception {
    MediaTypes.requireAccepted(context.header(Header.ACCEPT), MediaTypes.JSON);
    Body body = state.get().map(Body::of).orElse(Body.PLAIN);
    context.header(Header.CACHE_CONTROL, "no-cache").json(body);
  }

  /** Whether there is TLS at all is whether there is a certificate. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  private record Body(@Nullable Certificate certificate, List<Certificate> trusted) {

    static final Body PLAIN = new Body(null, List.of());

    static Body of(TlsState state) {
      return new Body(
          Certificate.of(state.certificate()),
          state.trusted().stream().map(Certificate::of).toList());
    }
  }

  private record Certificate(String sha256, String notAfter) {

    static Certificate of(TlsState.Certificate certificate) {
      return new Certificate(certificate.sha256(), certificate.notAfter().toString());
    }
  }
}
