package dev.onevalue.node.core.register;

/**
 * When an input arrives, as the node's own clocks say.
 *
 * <p>Generations are admitted only up to the clock: a generation counts writes, and no cluster
 * writes once a microsecond without a pause. So nothing honest is ever refused, what one member
 * admits all admit at the latest when their clocks get there, and a forged generation is harmless:
 * the next write is newer. A bound relative to the node's own generation would be unsound: a node
 * that missed much would refuse for ever.
 *
 * @param nanos monotonic time from any origin, as {@link System#nanoTime()}
 * @param epochMicros wall-clock time in microseconds since 1970-01-01T00:00Z
 */
public record Moment(long nanos, long epochMicros) {

  /** 2026-01-01T00:00Z in microseconds since 1970. */
  public static final long ORIGIN_MICROS = 1_767_225_600_000_000L;

  /** How far members' clocks may be apart. */
  public static final long MAX_SKEW_MICROS = 3_600_000_000L;

  /** Whether a client may claim this generation: the microseconds since 2026 are not behind it. */
  public boolean admitsFromClient(long generation) {
    return generation <= epochMicros - ORIGIN_MICROS;
  }

  /** Whether a member, or the disk, may say this generation: its clock may be an hour ahead. */
  public boolean admitsFromMember(long generation) {
    return generation <= epochMicros - ORIGIN_MICROS + MAX_SKEW_MICROS;
  }

  /** Whether this clock cannot be right: it is before the first release. */
  public boolean isBeforeOrigin() {
    return epochMicros < ORIGIN_MICROS;
  }
}
