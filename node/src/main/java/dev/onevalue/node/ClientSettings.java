package dev.onevalue.node;

import dev.onevalue.node.http.HttpSettings.Ports;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How clients reach a node. Immutable.
 *
 * @param ports where
 * @param tlsFolder key and certificate that it shows them; null: there is no HTTPS
 */
record ClientSettings(Ports ports, @Nullable Path tlsFolder) {

  private static final int MAX_PORT = 65_535;

  static ClientSettings from(Environment environment) {
    int http = (int) environment.integer("HTTP_PORT", 8080, 1, MAX_PORT);
    int https = (int) environment.integer("HTTPS_PORT", 8443, 1, MAX_PORT);
    boolean plain = environment.oneOf("PLAIN_HTTP", List.of("on", "off")).equals("on");
    Path tls = environment.path("TLS_DIR");
    if (!plain && tls == null) {
      throw new BadSettingException(
          "PLAIN_HTTP", "off", "possible without TLS_DIR: nobody could ask anything");
    }
    if (tls != null && http == https) {
      throw new BadSettingException(
          "HTTPS_PORT", Integer.toString(https), "another port than HTTP_PORT");
    }
    return new ClientSettings(new Ports(http, plain, https), tls);
  }

  /** As the log says it. */
  @Override
  public String toString() {
    String plain = "HTTP on port " + ports.http() + (ports.plain() ? "" : " for probes alone");
    return tlsFolder == null ? plain : plain + ", HTTPS on port " + ports.https();
  }
}
