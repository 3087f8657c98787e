package dev.onevalue.node.simulation.spread;

import java.io.PrintStream;

/** Temporary: takes the place of the one on branch spread. */
public final class Spread {

  private Spread() {}

  public static int run(String[] arguments, PrintStream out) {
    out.println("cannot simulate: --spread is not there yet, " + arguments.length);
    return 2;
  }
}
