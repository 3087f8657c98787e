package dev.onevalue.node.cluster.connection;

import dev.onevalue.node.runtime.Refused;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Somebody is nobody to talk to. The message says why, and may have been written by them. */
final class RefusedException extends IOException {

  private final Refused why;

  RefusedException(Refused why, @Nullable String message) {
    super(message);
    this.why = why;
  }

  Refused why() {
    return why;
  }
}
