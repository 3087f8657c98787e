package dev.onevalue.node.http;

import dev.onevalue.node.core.Register;
import dev.onevalue.node.core.WriteRefusedException;
import dev.onevalue.node.core.WriteRefusedException.Reason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Waits for a write, with a deadline. */
final class Writes {

  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private Writes() {}

  /**
   * The register that was written.
   *
   * @throws WriteRefusedException if it was not taken, or not in time
   */
  static Register await(CompletableFuture<Register> acknowledgement) {
    try {
      return acknowledgement.orTimeout(DEADLINE.toSeconds(), TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof WriteRefusedException refused) {
        throw refused;
      }
      throw new WriteRefusedException(
          Reason.OVERLOADED, "no acknowledgement within %d s".formatted(DEADLINE.toSeconds()));
    }
  }
}
