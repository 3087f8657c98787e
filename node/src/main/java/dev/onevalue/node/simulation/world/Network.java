package dev.onevalue.node.simulation.world;

import dev.onevalue.node.core.Envelope;
import dev.onevalue.node.core.Input.Received;
import java.util.Arrays;

/** Carries messages between machines: late, twice, in any order, or not at all. */
final class Network {

  private static final long FASTEST = Schedule.MILLIS / 5;
  private static final long USUALLY = 20 * Schedule.MILLIS;
  private static final long SLOWEST = 5 * Schedule.SECONDS;

  private final Setting setting;
  private final Cluster cluster;
  private final boolean[][] cut;
  private boolean perfect;

  Network(Setting setting, Cluster cluster) {
    this.setting = setting;
    this.cluster = cluster;
    int size = cluster.machines().size();
    this.cut = new boolean[size][size];
  }

  void send(Life from, Envelope envelope) {
    if (!perfect && setting.strikes(Fault.LOSS)) {
      return;
    }
    carry(from, envelope);
    if (!perfect && setting.strikes(Fault.DUPLICATE)) {
      carry(from, envelope);
    }
  }

  private void carry(Life from, Envelope envelope) {
    long slowest = !perfect && setting.strikes(Fault.REORDER) ? SLOWEST : USUALLY;
    setting.schedule().in(setting.dice().between(FASTEST, slowest), () -> arrive(from, envelope));
  }

  private void arrive(Life from, Envelope envelope) {
    cluster
        .at(envelope.to())
        .filter(to -> isOpen(from.machine(), to.machine()))
        .ifPresent(to -> to.take(new Received(from.member(), envelope.message())));
  }

  boolean isOpen(Machine from, Machine to) {
    return !cut[from.index()][to.index()];
  }

  /** Cuts some machines off from the others, perhaps in one direction only. */
  void partition() {
    boolean[] here = new boolean[cut.length];
    for (int i = 0; i < here.length; i++) {
      here[i] = setting.dice().chance(0.5);
    }
    boolean outwards = setting.dice().chance(0.8);
    boolean inwards = !outwards || setting.dice().chance(0.8);
    for (int from = 0; from < cut.length; from++) {
      for (int to = 0; to < cut.length; to++) {
        cut[from][to] =
            (outwards && here[from] && !here[to]) || (inwards && !here[from] && here[to]);
      }
    }
    setting.say(
        "network",
        () -> "cut, out %s, in %s: %s".formatted(outwards, inwards, Arrays.toString(here)));
  }

  /** Everyone reaches everyone again. */
  void heal() {
    for (boolean[] row : cut) {
      Arrays.fill(row, false);
    }
    setting.say("network", () -> "healed");
  }

  /** Nothing is lost, doubled, or late from now on. */
  void perfect() {
    heal();
    perfect = true;
  }
}
