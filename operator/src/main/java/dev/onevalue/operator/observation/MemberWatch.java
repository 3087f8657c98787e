package dev.onevalue.operator.observation;

import dev.onevalue.operator.member.EventStream;
import dev.onevalue.operator.member.MemberClient;
import dev.onevalue.operator.member.Peer;
import dev.onevalue.operator.member.ServerSentEvent;
import dev.onevalue.operator.member.Watched;
import dev.onevalue.operator.member.http.ImproperAnswerException;
import dev.onevalue.operator.member.http.RefusedException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one member by its stream of events, in a virtual thread of its own, until it is closed. A
 * member that is unreachable, silent, or talks nonsense costs nobody else anything, and one line of
 * the log a minute at most.
 */
final class MemberWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MemberWatch.class);
  private static final Duration COMPLAINT = Duration.ofMinutes(1);

  private final String address;
  private final MemberClient client;
  private final Timing timing;
  private final InstantSource clock;
  private final Hearing hearing;
  private final Backoff backoff;
  private final Thread thread;
  private volatile boolean closed;
  private volatile @Nullable EventStream stream;
  private volatile Instant lastEvent = Instant.EPOCH;
  private boolean improper;
  private Instant complained = Instant.EPOCH;

  MemberWatch(
      String address, MemberClient client, Timing timing, InstantSource clock, Hearing hearing) {
    this.address = address;
    this.client = client;
    this.timing = timing;
    this.clock = clock;
    this.hearing = hearing;
    this.backoff = new Backoff(timing.firstRetry(), timing.lastRetry());
    this.thread = Thread.ofVirtual().name("watch of " + address).start(this::run);
  }

  String address() {
    return address;
  }

  /** The member may be reachable from now on: no use to wait any longer. */
  void wake() {
    backoff.wake();
  }

  /** Gives up a stream that was silent for too long. */
  void check(Instant now) {
    hearing.check(now);
    EventStream open = stream;
    if (open != null && lastEvent.plus(timing.silence()).isBefore(now)) {
      close(open);
    }
  }

  private void run() {
    while (!closed) {
      try {
        follow();
        hearing.broke(clock.instant());
        backoff.pause();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Whoever did not speak as members do gets a client of its own until it does. */
  private void follow() {
    if (!improper) {
      follow(client);
      return;
    }
    try (MemberClient own = client.another()) {
      follow(own);
    }
  }

  private void follow(MemberClient client) {
    try (EventStream events = client.watch(address, timing.heartbeat())) {
      lastEvent = clock.instant();
      stream = events;
      for (ServerSentEvent event = events.next(); event != null && !closed; event = events.next()) {
        lastEvent = clock.instant();
        on(Watched.of(event));
        backoff.reset();
        improper = false;
      }
    } catch (ImproperAnswerException e) {
      improper = true;
      complain(e);
    } catch (RefusedException e) {
      refused(e);
    } catch (IOException e) {
      LOG.atDebug().addKeyValue("address", address).setCause(e).log("member not reached");
    } finally {
      stream = null;
    }
  }

  private void refused(RefusedException error) {
    if (error.isOfAccess()) {
      hearing.refused(String.valueOf(error.getMessage()));
    }
    LOG.atDebug().addKeyValue("address", address).setCause(error).log("member refuses");
  }

  private void on(Watched event) throws IOException {
    switch (event) {
      case Watched.Holds holds -> hearing.holds(holds.register(), clock.instant());
      case Watched.Alive alive -> {
        if (!hearing.alive(alive.generation(), clock.instant())) {
          throw new IOException(
              "holds generation " + alive.generation() + ", which it did not say");
        }
        hearing.deafTo(isDeaf(alive.ageMillis()) ? unheard() : Set.of());
      }
      case Watched.Leaving _ -> hearing.leaves(clock.instant());
    }
  }

  private boolean isDeaf(@Nullable Long ageMillis) {
    return ageMillis == null || ageMillis > timing.deaf().toMillis();
  }

  /** Whom it has not heard for long, as it says itself. */
  private Set<String> unheard() {
    try {
      return client.members(address).stream()
          .filter(peer -> !peer.self() && isDeaf(peer.heardMillis()))
          .map(Peer::host)
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      LOG.atDebug().addKeyValue("address", address).setCause(e).log("members not told");
      return Set.of();
    }
  }

  private void complain(IOException error) {
    Instant now = clock.instant();
    if (complained.plus(COMPLAINT).isBefore(now)) {
      complained = now;
      LOG.atWarn()
          .addKeyValue("address", address)
          .addKeyValue("reason", error.getMessage())
          .log("a member does not speak as members do");
    }
  }

  private static void close(EventStream stream) {
    try {
      stream.close();
    } catch (IOException e) {
      LOG.atDebug().setCause(e).log("stream closed");
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    EventStream open = stream;
    if (open != null) {
      close(open);
    }
  }
}
