package dev.onevalue.operator.observation;

import dev.onevalue.operator.member.Register;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the newest write spread. Immutable.
 *
 * @param register the newest that was ever heard of this cluster, by whomever it was held
 * @param since when it was heard first
 * @param millis from then until all members were heard to hold it, rounded up and at least 1; null:
 *     not yet, or it was there before anybody listened
 */
public record Spread(Register register, Instant since, @Nullable Long millis) {

  /** The same, now that all members hold it. */
  Spread until(Instant last) {
    Duration taken = Duration.between(since, last);
    return new Spread(register, since, Math.max(1, taken.plusNanos(999_999).toMillis()));
  }
}
