package dev.onevalue.node.simulation.spread;

import java.util.List;

/**
 * How one write spread.
 *
 * @param scenario what was simulated
 * @param know how many nodes knew the write after each round, beginning with round 0 in which it
 *     was made, until all live ones did, or until it was given up
 * @param repaired how many of them learned it from an exchange, and not from a push
 * @param update what the write caused: messages that would not have been sent without it
 * @param idle exchanges and their answers in the same rounds, which nodes send whether there is
 *     news or not
 */
record Result(Scenario scenario, List<Integer> know, long repaired, Traffic update, Traffic idle) {

  Result {
    know = List.copyOf(know);
  }

  boolean allKnow() {
    return know.getLast() == scenario.liveNodes();
  }

  /** The round after which the last live node knew it, or the write was given up. */
  int rounds() {
    return know.size() - 1;
  }

  double updateMessagesPerNode() {
    return (double) update.messages() / scenario.liveNodes();
  }

  double idleMessagesPerNodeAndRound() {
    return perNodeAndRound(idle.messages());
  }

  double idleBytesPerNodeAndRound() {
    return perNodeAndRound(idle.bytes());
  }

  private double perNodeAndRound(long count) {
    return (double) count / scenario.liveNodes() / know.size();
  }
}
