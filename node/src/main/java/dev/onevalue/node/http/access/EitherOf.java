package dev.onevalue.node.http.access;

import dev.onevalue.node.http.problem.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets those in whom one of two lets in.
 *
 * @param first never has to ask anybody
 * @param second says why not
 */
public record EitherOf(Access first, Access second) implements Access {

  @Override
  public Optional<Caller> known(@Nullable String authorization) {
    return first.known(authorization).or(() -> second.known(authorization));
  }

  @Override
  public Caller require(@Nullable String authorization) throws ProblemException {
    Optional<Caller> known = first.known(authorization);
    return known.isPresent() ? known.get() : second.require(authorization);
  }
}
