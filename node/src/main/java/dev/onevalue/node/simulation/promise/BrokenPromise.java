package dev.onevalue.node.simulation.promise;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A node did what no node may do. The message says which promise was broken, and how. */
public final class BrokenPromise extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BrokenPromise(String promise, String how) {
    super(promise + ": " + how);
  }

  /** Throws it if {@code kept} is false; how it was broken is told in these words. */
  static void unless(boolean kept, String promise, @Nullable Object... words) {
    if (!kept) {
      throw new BrokenPromise(
          promise, Arrays.stream(words).map(String::valueOf).collect(Collectors.joining(" ")));
    }
  }
}
