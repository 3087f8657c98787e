package dev.onevalue.operator.observation;

import dev.onevalue.operator.member.Register;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a member is heard, and what it holds. Each change is told, outside of any lock.
 * Thread-safe.
 */
final class Hearing {
  private final Timing timing;
  private final Runnable changed;

  private @Nullable Register register;
  private Instant since = Instant.EPOCH;
  private Instant lastEvent = Instant.EPOCH;
  private @Nullable Instant broken;
  private boolean heard;
  private Set<String> deafTo = Set.of();
  private @Nullable String refusal;

  Hearing(Timing timing, Runnable changed) {
    this.timing = timing;
    this.changed = changed;
  }

  void holds(Register now, Instant time) {
    boolean news;
    synchronized (this) {
      boolean same = now.equals(register);
      news = !heard || !same || refusal != null;
      since = same ? since : time;
      register = now;
      hear(time);
    }
    tell(news);
  }

  /**
   * The member is there.
   *
   * @return false: it holds another generation than it said
   */
  boolean alive(long generation, Instant time) {
    boolean news;
    synchronized (this) {
      if (register == null || register.generation() != generation) {
        return false;
      }
      news = !heard;
      hear(time);
    }
    tell(news);
    return true;
  }

  private void hear(Instant time) {
    heard = true;
    refusal = null;
    broken = null;
    lastEvent = time;
  }

  void deafTo(Set<String> addresses) {
    boolean news;
    synchronized (this) {
      news = !addresses.equals(deafTo);
      deafTo = addresses;
    }
    tell(news);
  }

  /** It does not let itself be heard, for this reason. */
  void refused(String reason) {
    boolean news;
    synchronized (this) {
      news = !reason.equals(refusal);
      refusal = reason;
    }
    tell(news);
  }

  /** Why it does not let itself be heard; empty: it does, or said nothing of the kind. */
  synchronized Optional<String> refusal() {
    return Optional.ofNullable(refusal);
  }

  void leaves(Instant time) {
    boolean news;
    synchronized (this) {
      news = heard;
      heard = false;
      lastEvent = time;
    }
    tell(news);
  }

  /** The connection is no more. */
  synchronized void broke(Instant time) {
    broken = broken == null ? time : broken;
  }

  /** Called every now and then. */
  void check(Instant now) {
    boolean news;
    synchronized (this) {
      boolean silent = heard && lastEvent.plus(timing.silence()).isBefore(now);
      boolean lost = broken != null && broken.plus(timing.grace()).isBefore(now);
      news = heard && (silent || lost);
      heard = heard && !news;
    }
    tell(news);
  }

  /** When it was heard first to hold this register; empty: it holds another one. */
  synchronized Optional<Instant> since(Register held) {
    return held.equals(register) ? Optional.of(since) : Optional.empty();
  }

  /** What is known of it; null: it was never heard. */
  synchronized @Nullable ObservedMember member(String podUid, String name, String address) {
    return register == null
        ? null
        : new ObservedMember(podUid, name, address, register, heard ? null : lastEvent, deafTo);
  }

  private void tell(boolean news) {
    if (news) {
      changed.run();
    }
  }
}
