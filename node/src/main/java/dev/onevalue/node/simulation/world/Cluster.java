package dev.onevalue.node.simulation.world;

import dev.onevalue.node.core.GossipSettings;
import dev.onevalue.node.core.Input.Leaving;
import dev.onevalue.node.core.membership.Endpoint;
import dev.onevalue.node.core.register.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The machines of one world, and the nodes that live on them. */
final class Cluster {

  static final long INTERVAL = 2 * Schedule.SECONDS;

  /** Mostly rare ones: ticks ask the same, and worlds are to be short. */
  private static final List<Long> HEARTBEATS =
      List.of(Schedule.SECONDS / 2, 6 * Schedule.SECONDS, 6 * Schedule.SECONDS, 6 * Schedule.SECONDS);

  private final Setting setting;
  private final List<Machine> machines;
  private final List<String> left = new ArrayList<>();
  private final Network network;
  private final Listing listing;
  private final int fanout;
  private final long heartbeat;

  Cluster(Setting setting, int size) {
    this.setting = setting;
    double withDisk = setting.dice().pick(List.of(0.0, 0.5, 1.0, 1.0));
    List<Machine> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      all.add(new Machine(setting, i, setting.dice().chance(withDisk)));
    }
    this.machines = List.copyOf(all);
    this.network = new Network(setting, this);
    this.listing = new Listing(setting, this);
    this.fanout = 1 + setting.dice().below(3);
    this.heartbeat = setting.dice().pick(HEARTBEATS);
  }

  List<Machine> machines() {
    return machines;
  }

  Network network() {
    return network;
  }

  Listing listing() {
    return listing;
  }

  List<Life> alive() {
    List<Life> alive = new ArrayList<>();
    for (Machine machine : machines) {
      Life life = machine.life();
      if (life != null) {
        alive.add(life);
      }
    }
    return alive;
  }

  /** Machines whose node has ended, or has not begun. */
  List<Machine> empty() {
    return machines.stream().filter(machine -> machine.life() == null).toList();
  }

  Optional<Life> at(Endpoint endpoint) {
    return alive().stream().filter(life -> life.member().endpoint().equals(endpoint)).findFirst();
  }

  /** Whether the last node of that machine left in order. */
  boolean hasLeft(Machine machine) {
    return left.contains(machine.name());
  }

  void start(Machine machine) {
    left.remove(machine.name());
    var self = new NodeId(machine.name(), setting.dice().uuid());
    long initialValue = setting.dice().between(42, 43);
    long patience = setting.dice().between(INTERVAL / 2, 2 * INTERVAL);
    var life =
        new Life(
            setting,
            machine,
            new GossipSettings(self, initialValue, fanout, patience),
            network::send);
    machine.begin(life);
    life.tickEvery(INTERVAL);
    life.beatEvery(heartbeat);
    listing.changed();
  }

  void crash(Life life) {
    life.end("crashes");
    listing.changed();
  }

  /** It says goodbye, and ends a little later. */
  void leave(Life life) {
    life.take(new Leaving());
    setting
        .schedule()
        .in(
            300 * Schedule.MILLIS,
            () -> {
              if (life.isAlive()) {
                left.add(life.machine().name());
                life.end("has left");
                listing.changed();
              }
            });
  }
}
