package dev.onevalue.operator.checkpoint;

import dev.onevalue.operator.member.Checkpoint;
import dev.onevalue.operator.member.Register;
import java.time.Instant;

/**
 * A checkpoint as it is kept. Immutable.
 *
 * @param checkpoint what it holds
 * @param time when it was written
 */
public record StoredCheckpoint(Checkpoint checkpoint, Instant time) {

  /** What it holds. */
  public Register register() {
    return checkpoint.register();
  }
}
