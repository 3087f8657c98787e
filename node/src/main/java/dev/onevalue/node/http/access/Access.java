package dev.onevalue.node.http.access;

import dev.onevalue.node.http.problem.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides who may do one thing: write, or read. Thread-safe. */
public interface Access {

  /** Anybody may. */
  Access OPEN =
      new Access() {
        @Override
        public Optional<Caller> known(@Nullable String authorization) {
          return Optional.of(Caller.ANYBODY);
        }

        @Override
        public Caller require(@Nullable String authorization) {
          return Caller.ANYBODY;
        }
      };

  /**
   * Who sent a request, if it is known already that they may. Asks nobody, and never waits.
   *
   * @param authorization the header of that name
   * @return empty if they may not, or {@link #require} has to find out
   */
  Optional<Caller> known(@Nullable String authorization);

  /**
   * Who sent a request. May take two seconds.
   *
   * @param authorization the header of that name
   * @throws ProblemException 401 if they do not say who they are, 403 if they may not, 503 if that
   *     cannot be known now
   */
  Caller require(@Nullable String authorization) throws ProblemException;
}
