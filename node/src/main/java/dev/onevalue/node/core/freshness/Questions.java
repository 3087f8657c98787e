package dev.onevalue.node.core.freshness;

import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * Marks what a node asks with the moment at which it does, so that an answer tells when that was.
 * Nobody else can make such a mark, not even another life of the node, whose clock may be another
 * one. Immutable.
 */
public final class Questions {

  private static final long LONGEST_WAIT_NANOS = 60_000_000_000L;

  private final long secret;

  public Questions(RandomGenerator random) {
    secret = random.nextLong();
  }

  /** The mark of what is asked at this moment. */
  public long mark(long nanos) {
    return nanos + secret;
  }

  /** When what has this mark was asked; empty if it was not, or is out of date. */
  public OptionalLong askedAt(long mark, long now) {
    long asked = mark - secret;
    long waited = now - asked;
    return waited >= 0 && waited <= LONGEST_WAIT_NANOS
        ? OptionalLong.of(asked)
        : OptionalLong.empty();
  }
}
