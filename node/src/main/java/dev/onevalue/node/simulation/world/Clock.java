package dev.onevalue.node.simulation.world;

import dev.onevalue.node.core.register.Moment;

/**
 * The clocks of one machine: the monotonic one has an origin of its own, the other may be wrong.
 */
final class Clock {

  /** The true time when a world begins: well after the first release. */
  private static final long EPOCH_MICROS = Moment.ORIGIN_MICROS + 300L * 86_400 * 1_000_000;

  private static final long MOST_SKEW_MICROS = 600L * 1_000_000;
  private static final long SET_RIGHT_MICROS = 3 * MOST_SKEW_MICROS;

  private final Setting setting;
  private final long origin;
  private long skewMicros;

  Clock(Setting setting) {
    this.setting = setting;
    this.origin = setting.dice().between(-1L << 50, 1L << 50);
    if (setting.strikes(Fault.SKEW)) {
      skewMicros = setting.dice().between(-MOST_SKEW_MICROS, MOST_SKEW_MICROS);
    }
  }

  Moment moment() {
    long now = setting.schedule().now();
    return new Moment(origin + now, EPOCH_MICROS + now / 1_000 + skewMicros);
  }

  /** The generation that the true time would be. */
  static long trueGeneration(Schedule schedule) {
    return EPOCH_MICROS - Moment.ORIGIN_MICROS + schedule.now() / 1_000;
  }

  /** It is right from now on, and so much later that all clocks have got to where any was. */
  void setRight() {
    skewMicros = SET_RIGHT_MICROS;
  }
}
