package dev.onevalue.node.simulation.world;

import dev.onevalue.node.core.Recovered;
import dev.onevalue.node.core.membership.Endpoint;
import dev.onevalue.node.core.register.Moment;
import dev.onevalue.node.core.register.Register;
import org.jspecify.annotations.Nullable;

/** Where one node after the other lives under one name, perhaps with a disk. */
final class Machine {

  private final Setting setting;
  private final int index;
  private final boolean hasDisk;
  private final Clock clock;
  private Disk disk;
  private Endpoint endpoint;
  private long memory;
  private int addresses;
  private @Nullable Life life;
  private @Nullable Life lastLife;

  Machine(Setting setting, int index, boolean hasDisk) {
    this.setting = setting;
    this.index = index;
    this.hasDisk = hasDisk;
    this.clock = new Clock(setting);
    this.disk = new Disk(setting, name());
    this.endpoint = address();
    this.memory = index;
  }

  int index() {
    return index;
  }

  String name() {
    return "node-" + index;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  Clock clock() {
    return clock;
  }

  Moment moment() {
    return clock.moment();
  }

  Disk disk() {
    return disk;
  }

  boolean hasDisk() {
    return hasDisk;
  }

  /** Names what it remembers: it changes when that is lost. */
  long memory() {
    return memory;
  }

  @Nullable Life life() {
    return life;
  }

  /** The one that is or was there; null if it was never started. */
  @Nullable Life lastLife() {
    return lastLife;
  }

  /** What will be there as long as this memory is; null if nothing. */
  @Nullable Register kept(Register visible) {
    return hasDisk ? disk.durable() : visible;
  }

  /** What a node finds that starts. */
  Recovered recover() {
    return hasDisk ? disk.recover() : Recovered.NOTHING;
  }

  void begin(Life newLife) {
    life = newLife;
    lastLife = newLife;
  }

  /** Its node has ended, and forgets all if nothing keeps it. */
  void end() {
    life = null;
    if (!hasDisk) {
      forget();
    }
  }

  /** What is on the disk is lost. */
  void wipe() {
    disk = new Disk(setting, name());
    forget();
  }

  private void forget() {
    memory += 1L << 32;
  }

  /** The next node will listen elsewhere. */
  void move() {
    addresses++;
    endpoint = address();
  }

  private Endpoint address() {
    return new Endpoint("10.0.%d.%d".formatted(addresses, index), 7946);
  }
}
