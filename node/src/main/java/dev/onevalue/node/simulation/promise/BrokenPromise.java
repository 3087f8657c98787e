package dev.onevalue.node.simulation.promise;

/** A node did what no node may do. The message says which promise was broken, and how. */
public final class BrokenPromise extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BrokenPromise(String promise, String how) {
    super(promise + ": " + how);
  }

  /** Throws it if {@code kept} is false; the message is a format for {@code arguments}. */
  static void unless(boolean kept, String promise, String how, Object... arguments) {
    if (!kept) {
      throw new BrokenPromise(promise, how.formatted(arguments));
    }
  }
}
