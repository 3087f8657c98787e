package dev.onevalue.operator.status;

import dev.onevalue.api.v1alpha1.LastWrite;
import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import dev.onevalue.operator.member.Register;
import dev.onevalue.operator.observation.Spread;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The newest write: as it was watched, or as an operator before told it. */
final class LastWrites {

  private LastWrites() {}

  static @Nullable LastWrite of(
      Optional<Register> newest, @Nullable Spread spread, Optional<OneValueClusterStatus> before) {
    Optional<LastWrite> told = before.map(OneValueClusterStatus::lastWrite);
    if (newest.isEmpty() || spread == null || !spread.register().equals(newest.get())) {
      return told.orElse(null);
    }
    Register register = newest.get();
    Long millis = spread.millis();
    if (register.generation() == 0) {
      return null;
    }
    return told.filter(write -> isOf(write, register))
        .map(write -> completed(write, millis))
        .orElseGet(() ->
            new LastWrite(
                register.value(),
                register.generation(),
                register.writer(),
                null,
                register.traceId(),
                spread.since().truncatedTo(ChronoUnit.MILLIS).toString(),
                millis));
  }

  private static boolean isOf(LastWrite write, Register register) {
    return write.generation() == register.generation()
        && write.value() == register.value()
        && Objects.equals(write.writer(), register.writer());
  }

  /** What was told stays: an operator that came later was not there when it happened. */
  private static LastWrite completed(LastWrite write, @Nullable Long millis) {
    return write.convergedMillis() != null || millis == null ? write : write.convergedAfter(millis);
  }
}
