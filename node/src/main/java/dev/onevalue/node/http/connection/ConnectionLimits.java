package dev.onevalue.node.http.connection;

import java.util.OptionalInt;

/**
 * How many connections there may be of each kind, so that none keeps the others out. Together they
 * take at most 13 of 16 files that may be open: the rest is for members, the disk, and Java itself.
 *
 * @param requests those that are to be quick, or idle
 * @param waiting those whose request waits on purpose
 * @param streams those that are told of changes, and of which nothing more is read
 */
public record ConnectionLimits(int requests, int waiting, int streams) {

  private static final int MAX_REQUESTS = 1_024;
  private static final int MAX_WAITING = 512;
  private static final int MAX_STREAMS = 8_192;

  /** Those of this process. */
  public static ConnectionLimits ofThisProcess() {
    return of(OpenFiles.limit());
  }

  static ConnectionLimits of(OptionalInt openFiles) {
    int files = openFiles.orElse(Integer.MAX_VALUE);
    return new ConnectionLimits(
        Math.min(MAX_REQUESTS, files / 4),
        Math.min(MAX_WAITING, files / 16),
        Math.min(MAX_STREAMS, files / 2));
  }

  int total() {
    return requests + waiting + streams;
  }
}
