package dev.onevalue.node.http.watch;

/**
 * How many streams there may be: bounded by the files that a process may open, and by its heap, of
 * which one with TLS takes 10 kB, and one without less than 2. Thread-safe.
 */
final class StreamLimit {

  private static final int SECURE_WEIGHT = 8;
  private static final int MAX_WEIGHT = 8 * 1024;

  private final int max;
  private int streams;
  private int weight;

  StreamLimit(int max) {
    this.max = max;
  }

  /** Whether there may be one more; if so, it is counted from now on. */
  synchronized boolean reserve(boolean secure) {
    if (streams >= max || weight + weight(secure) > MAX_WEIGHT) {
      return false;
    }
    streams++;
    weight += weight(secure);
    return true;
  }

  /** One that was counted is not there. */
  synchronized void release(boolean secure) {
    streams--;
    weight -= weight(secure);
  }

  synchronized int size() {
    return streams;
  }

  private static int weight(boolean secure) {
    return secure ? SECURE_WEIGHT : 1;
  }
}
