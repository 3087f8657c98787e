package dev.onevalue.node.simulation.world;

import java.util.Locale;

/** What can go wrong in a world. */
public enum Fault {
  LOSS(0.05, "a message is lost"),
  DUPLICATE(0.05, "a message arrives twice"),
  REORDER(0.05, "a message takes seconds"),
  PARTITION(0.08, "in a second the network is cut, in one direction or both"),
  CRASH(0.12, "in a second a node ends without a goodbye, and mostly starts again"),
  WIPE(0.15, "a crash takes what was on the disk with it"),
  POWER(0.01, "power is lost during a write to a disk"),
  DISK(0.05, "in a second a disk begins to fail or is full"),
  PAUSE(0.08, "in a second a node stands still, and goes on later"),
  LEAVE(0.04, "in a second a node leaves in order, and perhaps comes back"),
  MOVE(0.2, "a node comes back at another address"),
  CONFUSION(0.15, "a list of members leaves one out, or has a dead one"),
  FORGERY(0.1, "in a second somebody forges a generation"),
  SKEW(0.5, "the clock of a machine is wrong by up to ten minutes");

  private final double usual;
  private final String meaning;

  Fault(double usual, String meaning) {
    this.usual = usual;
    this.meaning = meaning;
  }

  /** How often it happens unless somebody says otherwise. */
  public double usual() {
    return usual;
  }

  /** What the rate is the probability of. */
  public String meaning() {
    return meaning;
  }

  /** The option of the command that sets its rate. */
  public String option() {
    return "--" + name().toLowerCase(Locale.ROOT);
  }
}
