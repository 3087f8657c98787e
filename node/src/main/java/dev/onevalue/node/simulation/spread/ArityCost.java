package dev.onevalue.node.simulation.spread;

import dev.onevalue.node.core.membership.View;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A model of a push along a tree, to choose {@link View#ARITY} by: a member sends to one after the
 * other, and passes on as soon as it was reached.
 *
 * @param sendMicros what a member needs to send one message, in microseconds
 * @param hopMicros how long a message is on its way until it was taken and stored, in microseconds
 */
record ArityCost(long sendMicros, long hopMicros) {

  private static final int MOST_ARITY = 1_024;

  /** When the last of so many nodes is reached, in microseconds. */
  long micros(int nodes, int arity) {
    long[] reached = new long[nodes];
    long last = 0;
    for (int node = 1; node < nodes; node++) {
      int parent = (node - 1) / arity;
      int sends = (node - 1) % arity + 1;
      reached[node] = reached[parent] + sends * sendMicros + hopMicros;
      last = Math.max(last, reached[node]);
    }
    return last;
  }

  /** The arity that reaches the last of so many nodes first; of equal ones the largest. */
  int bestArity(int nodes) {
    return IntStream.rangeClosed(1, Math.min(nodes - 1, MOST_ARITY))
        .boxed()
        .min(
            Comparator.comparingLong((Integer arity) -> micros(nodes, arity))
                .thenComparing(Comparator.reverseOrder()))
        .orElse(1);
  }

  /** The smallest cluster in which a tree reaches the last node before one sender would. */
  int smallestWithTree() {
    int nodes = 2;
    while (bestArity(nodes) == nodes - 1 && nodes <= MOST_ARITY) {
      nodes++;
    }
    return nodes;
  }

  void print(PrintStream out) {
    out.printf(
        Locale.ROOT,
        "a send takes %d us, a hop %d us; times are until the last node%n",
        sendMicros,
        hopMicros);
    out.printf(Locale.ROOT, "a tree beats one sender from %d nodes on%n", smallestWithTree());
    out.printf(
        Locale.ROOT,
        "%7s %11s %9s %9s %10s%n",
        "nodes",
        "best arity",
        "its us",
        "direct us",
        "arity " + View.ARITY);
    for (int nodes : new int[] {10, 100, 1_000, 10_000}) {
      int best = bestArity(nodes);
      out.printf(
          Locale.ROOT,
          "%7d %11d %9d %9d %10d%n",
          nodes,
          best,
          micros(nodes, best),
          micros(nodes, nodes - 1),
          micros(nodes, View.ARITY));
    }
  }
}
