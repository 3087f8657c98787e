package dev.onevalue.node.simulation.world;

import dev.onevalue.node.simulation.promise.BrokenPromise;
import dev.onevalue.node.simulation.promise.Promises;
import org.jspecify.annotations.Nullable;

/** One cluster, from its first start through all that goes wrong to its last agreement. */
public final class World {

  private static final long SHORTEST = 10 * Schedule.SECONDS;
  private static final long LONGEST = 50 * Schedule.SECONDS;

  /**
   * How a world ended.
   *
   * @param violation what went wrong that must not, and when; null if nothing did
   */
  public record Verdict(long seed, int events, @Nullable String violation) {}

  private final Setting setting;
  private final Cluster cluster;
  private final Clients clients;
  private final Mischief mischief;

  private World(long seed, int nodes, Faults faults, Trace trace) {
    this.setting = new Setting(new Schedule(), new Dice(seed), faults, trace, new Promises());
    this.cluster = new Cluster(setting, nodes);
    this.clients = new Clients(setting, cluster);
    this.mischief = new Mischief(setting, cluster, new Forger(setting, clients));
  }

  /**
   * Lets a world be, and end.
   *
   * @param nodes how many machines there are, 1 to 64
   */
  public static Verdict run(long seed, int nodes, Faults faults, Trace trace) {
    var world = new World(seed, nodes, faults, trace);
    Schedule schedule = world.setting.schedule();
    @Nullable String violation = null;
    try {
      world.live();
    } catch (BrokenPromise e) {
      violation = e.getMessage();
    } catch (RuntimeException e) {
      StackTraceElement[] trail = e.getStackTrace();
      violation = "a node threw " + e + (trail.length == 0 ? "" : " at " + trail[0]);
    }
    if (violation != null) {
      String said = violation;
      world.setting.say("VIOLATION", () -> said);
    }
    return new Verdict(seed, schedule.happened(), violation);
  }

  private void live() {
    boolean together = setting.dice().chance(0.5);
    cluster.machines().stream()
        .filter(machine -> together || setting.dice().chance(0.3))
        .forEach(cluster::start);
    clients.come();
    mischief.begin();
    setting.schedule().run(setting.dice().between(SHORTEST, LONGEST));
    calmDown();
    new Settling(setting, cluster, clients).check();
  }

  private void calmDown() {
    setting.say("world", () -> "calms down");
    clients.stop();
    mischief.stop();
    // those that are leaving go
    setting.schedule().run(Schedule.SECONDS);
    cluster.listing().stop();
    cluster.network().perfect();
    cluster.alive().forEach(Life::goOn);
    // those that stay away are lost for good
    cluster.empty().stream()
        .filter(machine -> setting.dice().chance(0.6))
        .forEach(mischief::startAgain);
    if (cluster.alive().isEmpty()) {
      cluster.start(cluster.machines().getFirst());
    }
    // after the last one was replaced by another
    cluster.machines().forEach(machine -> machine.disk().perfect());
  }
}
