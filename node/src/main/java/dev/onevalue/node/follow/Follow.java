package dev.onevalue.node.follow;

import dev.onevalue.client.OneValue;
import dev.onevalue.client.Options;
import java.io.PrintStream;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/**
 * The command {@code follow}: replaces a file at each change of the value, and lets its time of
 * modification say until when it is known to be the newest. There is no file before the first value
 * is heard, and it stays as it is when no member is heard any more.
 */
public final class Follow {

  private static final int BAD_USAGE = 1;
  private static final long BEAT_SECONDS = 1;

  private Follow() {}

  /**
   * Follows until SIGTERM, whatever becomes of the members, and ends with 0.
   *
   * @return 1 if it was not told what to follow
   */
  public static int run(String[] given, PrintStream errors) throws InterruptedException {
    try {
      follow(Arguments.parse(given));
      return 0;
    } catch (BadUsage e) {
      errors.println("cannot follow: " + e.getMessage());
      return BAD_USAGE;
    }
  }

  private static void follow(Arguments arguments) throws InterruptedException {
    // a JVM that SIGTERM ends would exit with 143, which to an orchestrator is a failure
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(0), "end"));
    var follower = new Follower(arguments);
    Options options =
        arguments.tokenFile().map(Options.DEFAULT::withTokenFile).orElse(Options.DEFAULT);
    try (var client = OneValue.connect(options, arguments.from().toArray(URI[]::new))) {
      client.onConnection(follower::connectionChanged);
      client.onChange(follower::changed);
      while (true) {
        TimeUnit.SECONDS.sleep(BEAT_SECONDS);
        if (client.isHeard()) {
          follower.beat(client);
        }
      }
    }
  }
}
