package dev.onevalue.client;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** All members, one after the other, again and again; names are looked up anew for each round. */
final class Round {

  private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Members members;
  private final Deque<URI> left = new ArrayDeque<>();
  private long begun = System.nanoTime();
  private @Nullable URI last;

  Round(Members members) {
    this.members = members;
  }

  URI next() throws InterruptedException {
    if (left.isEmpty() || System.nanoTime() - begun > MAX_NANOS) {
      begun = System.nanoTime();
      left.clear();
      left.addAll(members.shuffled(last));
    }
    URI next = left.removeFirst();
    last = next;
    return next;
  }
}
