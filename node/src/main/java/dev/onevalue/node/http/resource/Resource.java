package dev.onevalue.node.http.resource;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A resource and its methods. Where there is GET, there is HEAD, which says the same but for the
 * content; OPTIONS tells which there are.
 *
 * @param path as routes have it
 * @param methods what answers each of them
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-9">RFC 9110, Methods</a>
 */
public record Resource(String path, Map<HandlerType, Handler> methods) {

  /** A resource that can only be read. */
  public static Resource readOnly(String path, Handler get) {
    return new Resource(path, Map.of(HandlerType.GET, get));
  }

  /** Adds its routes. */
  public void addTo(RoutesConfig routes) {
    methods.forEach((method, handler) -> routes.addHttpHandler(method, path, handler));
    Handler get = methods.get(HandlerType.GET);
    if (get != null) {
      // Javalin's own answer to HEAD is 200, whatever GET would say
      routes.head(path, get);
    }
    routes.options(path, this::options);
    routes.error(HttpStatus.METHOD_NOT_ALLOWED.getCode(), context -> allow(context));
  }

  private void options(Context context) {
    context.status(HttpStatus.NO_CONTENT).header(Header.ALLOW, allowed());
  }

  private void allow(Context context) {
    if (context.path().equals(path)) {
      context.header(Header.ALLOW, allowed());
    }
  }

  private String allowed() {
    var names = new TreeSet<>(methods.keySet().stream().map(HandlerType::name).toList());
    names.add("OPTIONS");
    if (names.contains("GET")) {
      names.add("HEAD");
    }
    return names.stream().collect(Collectors.joining(", "));
  }
}
