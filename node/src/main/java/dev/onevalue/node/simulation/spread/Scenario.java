package dev.onevalue.node.simulation.spread;

/**
 * What is simulated.
 *
 * @param nodes number of members in the view, at least 2
 * @param loss probability that a message is lost, at least 0, less than 1
 * @param dead share of the members that are in the view and answer nothing, at least 0, less than 1
 * @param fanout number of members that each one exchanges with in a round, at least 1
 * @param seed all chance follows from it
 */
record Scenario(int nodes, double loss, double dead, int fanout, long seed) {

  int deadNodes() {
    return (int) (nodes * dead);
  }

  int liveNodes() {
    return nodes - deadNodes();
  }

  Scenario withSeed(long newSeed) {
    return new Scenario(nodes, loss, dead, fanout, newSeed);
  }
}
