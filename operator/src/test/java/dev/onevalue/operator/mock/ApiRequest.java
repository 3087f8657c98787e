package dev.onevalue.operator.mock;

import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A request to the API server, as it authorizes it. Immutable.
 *
 * @param userAgent who made it
 * @param path of the resource, without a query
 * @param verb by which it is authorized
 * @param makes true if it is a server-side apply of an object that did not exist
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/authorization/">Kubernetes:
 *     request attributes used in authorization</a>
 */
public record ApiRequest(String userAgent, String path, String verb, boolean makes) {
  private static final Pattern RESOURCE =
      Pattern.compile(
          "/(?:api|apis/(?<group>[^/]+))/v[^/]+/(?:namespaces/[^/]+/(?=[^/]))?(?<type>[^/]+)(?<name>/[^/]+)?(?<sub>/[^/]+)?");

  static ApiRequest of(RecordedRequest request, boolean makes) {
    String path = request.getPath().replaceFirst("\\?.*", "");
    boolean watches = request.getPath().contains("watch=true");
    Matcher resource = RESOURCE.matcher(path);
    boolean named = resource.matches() && resource.group("name") != null;
    return new ApiRequest(
        Objects.requireNonNullElse(request.getHeader("User-Agent"), ""),
        path,
        verb(request.method(), named, watches),
        makes);
  }

  /** What whoever makes the request must be allowed to; nothing: all may ask what there is. */
  public Stream<Right> rights() {
    Matcher resource = RESOURCE.matcher(path);
    if (!resource.matches()) {
      return Stream.empty();
    }
    String group = Objects.requireNonNullElse(resource.group("group"), "");
    String type = resource.group("type") + Objects.requireNonNullElse(resource.group("sub"), "");
    return Stream.of(verb, makes ? "create" : verb).map(v -> new Right(group, type, v));
  }

  private static String verb(HttpMethod method, boolean named, boolean watches) {
    return switch (method) {
      case GET -> watches ? "watch" : named ? "get" : "list";
      case POST -> "create";
      case PUT -> "update";
      case PATCH -> "patch";
      case DELETE -> named ? "delete" : "deletecollection";
      default -> throw new IllegalArgumentException("no verb for " + method);
    };
  }
}
