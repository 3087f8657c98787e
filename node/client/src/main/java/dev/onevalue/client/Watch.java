package dev.onevalue.client;

import dev.onevalue.client.wire.Chunks;
import dev.onevalue.client.wire.EventReader;
import dev.onevalue.client.wire.Message;
import dev.onevalue.client.wire.Message.Changed;
import dev.onevalue.client.wire.Message.Heartbeat;
import dev.onevalue.client.wire.Message.Leaving;
import dev.onevalue.client.wire.Message.Unknown;
import dev.onevalue.client.wire.ServerSentEvent;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Follows one member after the other, each until it is no longer heard; ends when interrupted. */
final class Watch implements Runnable {

  private final Options options;
  private final Round round;
  private final Streams streams;
  private final Knowledge knowledge;
  private final Liveness liveness;
  private final Backoff backoff = new Backoff(new Random());

  Watch(Options options, Members members, Http http, Knowledge knowledge, Liveness liveness) {
    this.options = options;
    this.round = new Round(members);
    this.streams = new Streams(http, options, liveness);
    this.knowledge = knowledge;
    this.liveness = liveness;
  }

  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        attempt(round.next());
        liveness.pause(backoff.next());
      }
    } catch (InterruptedException _) {
      // closed
    }
  }

  private void attempt(URI member) throws InterruptedException {
    try (Streams.Opened stream = streams.open(member, knowledge.register())) {
      long opened = System.nanoTime();
      try {
        judge(member, stream.age());
        follow(member, stream.chunks());
      } finally {
        resetAfter(System.nanoTime() - opened);
      }
    } catch (IOException e) {
      liveness.failed(member, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // what a member says, or a token's source throws, must not end it
      liveness.failed(member, "failed: " + e);
    }
  }

  /** One that fails later than at once is no reason to keep another one waiting. */
  private void resetAfter(long nanos) {
    if (nanos >= options.heartbeat().toNanos()) {
      backoff.reset();
    }
  }

  private void follow(URI member, Chunks chunks) throws IOException, InterruptedException {
    var reader = new EventReader();
    while (true) {
      for (ByteBuffer bytes : chunks.next(liveness.patience())) {
        // what waited while this program stood still says nothing of now
        if (!liveness.left().isPositive()) {
          throw new HttpTimeoutException("this program did not listen for too long");
        }
        for (ServerSentEvent event : reader.read(bytes)) {
          take(member, Message.of(event));
        }
      }
    }
  }

  private void take(URI member, Message message) throws IOException {
    switch (message) {
      case Changed changed -> {
        knowledge.learn(
            new Register(changed.value(), changed.generation(), changed.writer(), Instant.now()));
        judge(member, changed.age());
      }
      case Heartbeat(Duration age) -> {
        judge(member, age);
        backoff.reset();
      }
      case Leaving _ -> throw new EOFException("it is leaving");
      case Unknown _ -> {}
    }
  }

  /** A member that may have missed too much is not followed any longer. */
  private void judge(URI member, @Nullable Duration age) throws IOException {
    if (age != null) {
      knowledge.freshUntil(age);
    }
    Duration bound = options.maxStaleness();
    if (bound != null && (age == null || age.compareTo(bound) > 0)) {
      String missed = age == null ? "anything" : age.toMillis() + " ms";
      liveness.tooOld(member, "it may have missed " + missed);
      throw new IOException("it may have missed " + missed);
    }
    if (knowledge.register() != null) {
      liveness.heard(member);
    }
  }
}
