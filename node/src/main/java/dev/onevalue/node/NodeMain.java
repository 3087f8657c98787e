package dev.onevalue.node;

import dev.onevalue.node.follow.Follow;
import dev.onevalue.node.simulation.Simulate;
import java.io.IOException;
import java.util.Arrays;

/**
 * Runs a node until SIGTERM; ends with 0 after leaving the cluster, with 1 if it could not start.
 * With the argument {@code simulate} it simulates a cluster instead, and with {@code follow} it
 * keeps a file up to date with the value of one.
 */
public final class NodeMain {

  private NodeMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length > 0 && arguments[0].equals("simulate")) {
      System.exit(Simulate.run(Arrays.copyOfRange(arguments, 1, arguments.length), System.out));
    }
    if (arguments.length > 0 && arguments[0].equals("follow")) {
      int status = Follow.run(Arrays.copyOfRange(arguments, 1, arguments.length), System.err);
      Runtime.getRuntime().halt(status);
    }
    try {
      Node.run(NodeSettings.from(new Environment(System.getenv())));
    } catch (BadSettingException | IOException e) {
      // not logged: the bad setting may be that of the log
      System.err.println("cannot start: " + e.getMessage());
      // not exit, whose hook would leave in peace and end with 0
      Runtime.getRuntime().halt(1);
    }
  }
}
