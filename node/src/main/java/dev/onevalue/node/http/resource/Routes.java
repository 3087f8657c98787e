package dev.onevalue.node.http.resource;

import io.javalin.config.RoutesConfig;

/** Some of a node's routes, and their description. */
public interface Routes {

  /** Adds them to the others. */
  void addTo(RoutesConfig routes);

  /**
   * Which file of the class path, beside this class, describes them: the {@code paths} and {@code
   * schemas} of OpenAPI 3.1.
   */
  default String description() {
    return getClass().getSimpleName() + ".json";
  }
}
