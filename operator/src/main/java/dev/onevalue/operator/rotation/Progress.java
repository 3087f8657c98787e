package dev.onevalue.operator.rotation;

import dev.onevalue.operator.problem.Problem;
import java.time.Duration;
import java.util.Optional;

/**
 * What came of a rotation. Immutable.
 *
 * @param again after what time it must be seen to again; zero: there is no need
 * @param problem why a step could not be taken that all members are ready for; empty: none
 */
public record Progress(Duration again, Optional<Problem> problem) {

  static Progress again(Duration after) {
    return new Progress(after, Optional.empty());
  }
}
