package dev.onevalue.node.simulation.world;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The luck of one world: all that is random in it comes from one seed. */
final class Dice {

  private final SplittableRandom random;

  Dice(long seed) {
    // neighbouring seeds are to have nothing in common
    this.random = new SplittableRandom(new SplittableRandom(seed).nextLong());
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** From 0 to one less. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  long between(long least, long most) {
    return random.nextLong(least, most + 1);
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  /** Luck of its own for somebody. */
  RandomGenerator split() {
    return random.split();
  }
}
