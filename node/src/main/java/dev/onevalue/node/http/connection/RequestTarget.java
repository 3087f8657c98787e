package dev.onevalue.node.http.connection;

import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;

/**
 * The target of a request as its client sent it. Jetty refuses some that the seed's clients may
 * send, and forgets those that it refuses.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-3.2">RFC 9112, section 3.2</a>
 */
public final class RequestTarget {

  private RequestTarget() {}

  /** What Jetty is to read in its place: an escaped NUL, which it takes in no mode, is another. */
  public static String readable(String target) {
    return target.replace("%00", "%01");
  }

  /** The path of a request that a route answers. Never decoded. */
  public static String pathOf(HttpServletRequest request) {
    return pathOf(ServletContextRequest.getServletContextRequest(request));
  }

  /** The path of a request, also of one whose target could not be read. Never decoded. */
  public static String pathOf(Request request) {
    return request.getConnectionMetaData().getConnection() instanceof ClientConnection client
        ? pathOf(client.target())
        : request.getHttpURI().getPath();
  }

  /** The path of a target in origin form or, with a scheme and a host before it, absolute form. */
  public static String pathOf(String target) {
    int path = target.startsWith("/") ? 0 : target.indexOf('/', target.indexOf("://") + 3);
    String onwards = path < 0 ? "" : target.substring(path);
    return onwards.split("[?#]", 2)[0];
  }
}
