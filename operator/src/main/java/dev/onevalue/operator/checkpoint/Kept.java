package dev.onevalue.operator.checkpoint;

import dev.onevalue.operator.problem.Problem;
import java.time.Duration;
import java.util.Optional;

/**
 * What came of keeping a checkpoint. Immutable.
 *
 * @param stored what is kept; empty: nothing yet
 * @param problem why it does not hold the newest register, though it should; empty: it does, or
 *     soon will
 * @param again after what time it must be seen to again; zero: there is no need
 */
public record Kept(Optional<StoredCheckpoint> stored, Optional<Problem> problem, Duration again) {}
