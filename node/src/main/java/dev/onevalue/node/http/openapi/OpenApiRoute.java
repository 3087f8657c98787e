package dev.onevalue.node.http.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onevalue.node.http.resource.MediaTypes;
import dev.onevalue.node.http.resource.Resource;
import dev.onevalue.node.http.resource.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /openapi.json}: the description of all routes that are served, put together from theirs.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.1.html">OpenAPI 3.1</a>
 */
public final class OpenApiRoute implements Routes {

  private static final JsonMapper JSON = new JsonMapper();

  private final List<Routes> all;
  private volatile @Nullable String document;

  /** Describes these routes, and itself. */
  public OpenApiRoute(List<Routes> all) {
    this.all = List.copyOf(all);
  }

  @Override
  public void addTo(RoutesConfig routes) {
    Resource.readOnly("/openapi.json", this::get).addTo(routes);
  }

  private void get(Context context) {
    String known = document;
    String made = known == null ? document() : known;
    document = made;
    context.contentType(MediaTypes.JSON).header(Header.CACHE_CONTROL, "no-cache").result(made);
  }

  private String document() {
    ObjectNode whole = read(this);
    for (Routes each : all) {
      ObjectNode part = read(each);
      merge(whole.withObject("/paths"), part.path("paths"));
      merge(whole.withObject("/components/schemas"), part.path("schemas"));
    }
    return whole.toPrettyString();
  }

  private static void merge(ObjectNode into, JsonNode part) {
    part.properties().forEach(member -> into.set(member.getKey(), member.getValue()));
  }

  private static ObjectNode read(Routes routes) {
    String name = routes.description();
    try (InputStream file = routes.getClass().getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("there is no " + name);
      }
      return (ObjectNode) JSON.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
