package dev.onevalue.node.http.crossorigin;

import dev.onevalue.node.http.log.Printable;
import dev.onevalue.node.http.problem.ProblemException;
import io.javalin.http.HttpStatus;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that a browser makes for a page of another site. Its rules are those of Go's
 * {@code CrossOriginProtection}, but that they hold for every method: here GET writes too. And
 * since a page of a name that leads here is of no other site to a browser, the name has to be ours.
 *
 * <p>A browser tells less over plain HTTP, {@code localhost} excepted: an image's request then has
 * neither of the headers. What is open there is closed by requiring a token.
 *
 * @see <a href="https://pkg.go.dev/net/http#CrossOriginProtection">net/http</a>, <a
 *     href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata</a>
 */
public final class CrossOriginProtection {

  private static final String SEC_FETCH_SITE = "Sec-Fetch-Site";
  private static final String SEC_PURPOSE = "Sec-Purpose";
  private static final String PURPOSE = "Purpose";

  private final HostNames ours;

  /**
   * Protects a node.
   *
   * @param ours its names
   */
  public CrossOriginProtection(HostNames ours) {
    this.ours = ours;
  }

  /**
   * Requires that a request is of no other site.
   *
   * @throws ProblemException 421 if it was meant for another host, 403 if another site sent it, or
   *     nobody has asked for it yet
   */
  public void require(Request request) throws ProblemException {
    String authority = request.getHttpURI().getAuthority();
    if (!ours.include(authority)) {
      throw misdirected(String.valueOf(authority));
    }
    HttpFields headers = request.getHeaders();
    if (isPrefetch(headers.get(SEC_PURPOSE)) || isPrefetch(headers.get(PURPOSE))) {
      throw forbidden("a write is not fetched before somebody asks for it");
    }
    String site = headers.get(SEC_FETCH_SITE);
    String origin = headers.get(HttpHeader.ORIGIN);
    if (site == null || site.isEmpty()) {
      requireOwnOrigin(origin, String.valueOf(authority), request);
    } else if (!site.equals("same-origin") && !site.equals("none")) {
      throw otherSite(SEC_FETCH_SITE, site);
    }
  }

  private static void requireOwnOrigin(@Nullable String origin, String authority, Request request)
      throws ProblemException {
    boolean secure = request.getConnectionMetaData().isSecure();
    if (origin != null && !origin.isEmpty() && !isOriginOf(authority, secure, origin)) {
      throw otherSite("Origin", origin);
    }
  }

  /**
   * What is in front of a node that speaks plain HTTP may speak HTTPS. Not the other way round: a
   * page that came in the clear may be anybody's.
   */
  private static boolean isOriginOf(String authority, boolean secure, String origin) {
    int host = origin.indexOf("://");
    return host > 0
        && !(secure && origin.regionMatches(true, 0, "http:", 0, 5))
        && origin.substring(host + 3).equalsIgnoreCase(authority);
  }

  private static boolean isPrefetch(@Nullable String purpose) {
    return purpose != null && purpose.contains("prefetch");
  }

  private static ProblemException misdirected(String authority) {
    return new ProblemException(
        HttpStatus.MISDIRECTED_REQUEST,
        "Host: '%s' is no name of this node, which takes writes at an IP address, at localhost, and"
                .formatted(Printable.of(authority))
            + " at its own names; ALLOWED_HOSTS adds others");
  }

  private static ProblemException otherSite(String header, String value) {
    return forbidden(
        "%s: '%s': a page of another site may not write".formatted(header, Printable.of(value)));
  }

  private static ProblemException forbidden(String detail) {
    return new ProblemException(HttpStatus.FORBIDDEN, detail);
  }
}
