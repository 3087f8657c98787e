package dev.onevalue.node.wire;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Changes bytes as networks, disks and attackers do. */
public final class Mutation {

  private static final byte[] TELLING = {0, 1, 2, 16, 17, 127, -128, -1};

  private Mutation() {}

  /** A changed copy, of any length near that of the original. */
  public static byte[] of(byte[] bytes, RandomGenerator random) {
    byte[] changed = resized(bytes, random);
    int changes = changed.length == 0 ? 0 : random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(changed.length);
      switch (random.nextInt(3)) {
        case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> changed[at] = TELLING[random.nextInt(TELLING.length)];
        default -> changed[at] = (byte) random.nextInt();
      }
    }
    return changed;
  }

  private static byte[] resized(byte[] bytes, RandomGenerator random) {
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      case 1 -> Arrays.copyOf(bytes, bytes.length + random.nextInt(40));
      default -> bytes.clone();
    };
  }

  /** Random bytes, and not too many. */
  public static byte[] noise(int max, RandomGenerator random) {
    byte[] noise = new byte[random.nextInt(max)];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) random.nextInt();
    }
    return noise;
  }
}
