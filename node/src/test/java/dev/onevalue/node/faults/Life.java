package dev.onevalue.node.faults;

/**
 * One run of one node's process.
 *
 * @param node the node's number
 * @param number 0 for its first run
 */
record Life(int node, int number) {

  @Override
  public String toString() {
    return "node-%d in life %d".formatted(node, number);
  }
}
