package dev.onevalue.node.simulation;

import java.io.PrintStream;

/** Temporary. */
public final class Simulate {

  private Simulate() {}

  public static int run(String[] arguments, PrintStream out) {
    out.println("simulate: " + arguments.length);
    return 2;
  }
}
