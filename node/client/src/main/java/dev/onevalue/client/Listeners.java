package dev.onevalue.client;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/** Calls what the program has given: a failure of its own must not end what follows the cluster. */
final class Listeners {

  private static final Logger LOG = System.getLogger("dev.onevalue.client");

  private Listeners() {}

  static <T> void call(Consumer<T> listener, T news) {
    try {
      listener.accept(news);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a listener failed", e);
    }
  }
}
