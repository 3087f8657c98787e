package dev.onevalue.node.cluster.discovery;

import java.nio.ByteBuffer;

/** Answers to a discovery begin with their number, for which JGroups reserves memory unseen. */
final class PingDataLimit {

  private static final int MIN_LENGTH = 6;

  private PingDataLimit() {}

  /** Whether these bytes can hold as many answers as they say. */
  static boolean isKept(byte[] bytes, int offset, int length) {
    if (length < Integer.BYTES) {
      return false;
    }
    int claimed = ByteBuffer.wrap(bytes, offset, length).getInt();
    return claimed >= 0 && claimed <= length / MIN_LENGTH;
  }
}
