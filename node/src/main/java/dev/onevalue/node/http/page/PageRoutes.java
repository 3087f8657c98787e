package dev.onevalue.node.http.page;

import dev.onevalue.node.http.problem.ProblemException;
import dev.onevalue.node.http.resource.Resource;
import dev.onevalue.node.http.resource.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.io.IOException;

/**
 * {@code /}: a page that shows the node, and {@code /page/}: what it is made of. It asks this node
 * alone, by relative addresses, so that it works behind any proxy; what it asks for is guarded, it
 * is not. Browsers ask each time whether it is another one now.
 *
 * @see <a href="https://www.w3.org/TR/CSP3/">Content Security Policy 3</a>
 */
public final class PageRoutes implements Routes {

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:;"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  @Override
  public void addTo(RoutesConfig routes) {
    Resource.readOnly("/", context -> answer(context, "index.html")).addTo(routes);
    Resource.readOnly("/page/{file}", context -> answer(context, context.pathParam("file")))
        .addTo(routes);
  }

  private static void answer(Context context, String name) throws IOException, ProblemException {
    PageFile file =
        PageFile.named(name)
            .orElseThrow(
                () -> new ProblemException(HttpStatus.NOT_FOUND, "the page has no such file"));
    context.header(Header.CACHE_CONTROL, "no-cache").header(Header.ETAG, file.entityTag());
    if (file.entityTag().equals(context.header(Header.IF_NONE_MATCH))) {
      context.status(HttpStatus.NOT_MODIFIED);
      return;
    }
    context
        .contentType(file.type())
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .result(file.content());
  }
}
