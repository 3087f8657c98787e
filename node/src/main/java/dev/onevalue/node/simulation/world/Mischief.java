package dev.onevalue.node.simulation.world;

import java.util.List;

/** What goes wrong from outside, second by second, until it is stopped. */
final class Mischief {

  private static final long LONGEST_PAUSE = 8 * Schedule.SECONDS;
  private static final long LONGEST_PARTITION = 15 * Schedule.SECONDS;
  private static final long LONGEST_BREAKDOWN = 8 * Schedule.SECONDS;

  private final Setting setting;
  private final Cluster cluster;
  private final Forger forger;
  private boolean stopped;

  Mischief(Setting setting, Cluster cluster, Forger forger) {
    this.setting = setting;
    this.cluster = cluster;
    this.forger = forger;
  }

  void begin() {
    setting
        .schedule()
        .in(
            setting.dice().between(0, 2 * Schedule.SECONDS),
            () -> {
              if (!stopped) {
                doSome();
                begin();
              }
            });
  }

  private void doSome() {
    cluster.empty().forEach(this::startPerhaps);
    if (setting.strikes(Fault.PARTITION)) {
      cluster.network().partition();
      cluster.listing().changed();
      later(
          LONGEST_PARTITION,
          () -> {
            cluster.network().heal();
            cluster.listing().changed();
          });
    }
    List<Life> alive = cluster.alive();
    if (!alive.isEmpty()) {
      bother(setting.dice().pick(alive));
    }
  }

  private void bother(Life life) {
    if (setting.strikes(Fault.PAUSE)) {
      life.standStill(setting.dice().between(0, LONGEST_PAUSE));
    }
    if (setting.strikes(Fault.DISK)) {
      life.machine().disk().breakDown();
      later(LONGEST_BREAKDOWN, life.machine().disk()::repair);
    }
    if (setting.strikes(Fault.FORGERY)) {
      forger.forge(life);
    }
    if (setting.strikes(Fault.LEAVE)) {
      cluster.leave(life);
    } else if (setting.strikes(Fault.CRASH)) {
      cluster.crash(life);
    }
  }

  private void startPerhaps(Machine machine) {
    if (setting.dice().chance(cluster.hasLeft(machine) ? 0.1 : 0.3)) {
      startAgain(machine);
    }
  }

  /** Starts a node, on whatever the machine has kept. */
  void startAgain(Machine machine) {
    if (machine.lastLife() != null) {
      if (setting.strikes(Fault.WIPE)) {
        machine.wipe();
      }
      if (setting.strikes(Fault.MOVE)) {
        machine.move();
      }
    }
    cluster.start(machine);
  }

  private void later(long most, Runnable action) {
    setting.schedule().in(setting.dice().between(0, most), action);
  }

  void stop() {
    stopped = true;
  }
}
