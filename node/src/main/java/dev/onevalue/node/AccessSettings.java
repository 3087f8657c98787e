package dev.onevalue.node;

import dev.onevalue.node.http.access.kubernetes.api.ApiSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may write, and read. Immutable.
 *
 * @param write whether a token is needed to write
 * @param read whether a token is needed to read
 * @param tokens the file with the hashes of tokens that may; null: there are none
 * @param api where Kubernetes says who may; null: not in Kubernetes, or nobody is asked
 */
record AccessSettings(
    boolean write, boolean read, @Nullable Path tokens, @Nullable ApiSettings api) {

  private static final String WRITE = "ACCESS_WRITE";
  private static final String READ = "ACCESS_READ";
  private static final String TOKENS = "WRITE_TOKENS_FILE";
  private static final String ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount/";

  static AccessSettings from(Environment environment, String cluster) {
    Path tokens = environment.path(TOKENS);
    boolean writeToken = isToken(environment, WRITE);
    boolean readToken = isToken(environment, READ);
    String namespace = environment.get("KUBERNETES_NAMESPACE");
    ApiSettings api =
        namespace == null || !(writeToken || readToken)
            ? null
            : api(environment, namespace, cluster);
    if (api == null && tokens == null && (writeToken || readToken)) {
      throw new BadSettingException(
          writeToken ? WRITE : READ,
          "Token",
          "possible without %s or KUBERNETES_NAMESPACE: there are no tokens".formatted(TOKENS));
    }
    return new AccessSettings(writeToken || tokens != null, readToken, tokens, api);
  }

  private static boolean isToken(Environment environment, String name) {
    return environment.oneOf(name, List.of("Open", "Token")).equals("Token");
  }

  /** The variables are those by which JGroups finds the API server. */
  private static ApiSettings api(Environment environment, String namespace, String cluster) {
    String host = environment.get("KUBERNETES_SERVICE_HOST", "kubernetes.default.svc");
    int port = (int) environment.integer("KUBERNETES_SERVICE_PORT", 443, 1, 65_535);
    String protocol = environment.oneOf("KUBERNETES_MASTER_PROTOCOL", List.of("https", "http"));
    try {
      return new ApiSettings(
          new URI(protocol, null, host, port, "/", null, null),
          path(environment, "KUBERNETES_SA_TOKEN_FILE", "token"),
          path(environment, "KUBERNETES_CA_CERTIFICATE_FILE", "ca.crt"),
          namespace,
          cluster);
    } catch (URISyntaxException _) {
      throw new BadSettingException("KUBERNETES_SERVICE_HOST", host, "a host");
    }
  }

  private static Path path(Environment environment, String name, String file) {
    Path given = environment.path(name);
    return given == null ? Path.of(ACCOUNT, file) : given;
  }
}
