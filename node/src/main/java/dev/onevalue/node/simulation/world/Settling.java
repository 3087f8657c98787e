package dev.onevalue.node.simulation.world;

import dev.onevalue.node.core.receipt.Ack;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.simulation.promise.BrokenPromise;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * What is promised for the time when nothing goes wrong any more: all members come to know the
 * cluster, agree, and take sets.
 *
 * <p>Exchanges are with random members, so that no number of intervals is certain. With a fanout of
 * one, a member of five that is behind meets none that is not in an interval with a probability of
 * 9/16 at most, so in {@value #ROUNDS} intervals with one of less than one in 10 to the 14.
 */
final class Settling {

  static final int ROUNDS = 60;

  /** Nothing is under way for longer, neither a message nor a list. */
  private static final long UNDER_WAY = 9 * Schedule.SECONDS;

  private static final String PROMISE = "all agree in the end";

  private final Setting setting;
  private final Cluster cluster;
  private final Clients clients;

  Settling(Setting setting, Cluster cluster, Clients clients) {
    this.setting = setting;
    this.cluster = cluster;
    this.clients = clients;
  }

  void check() {
    setting.schedule().run(UNDER_WAY);
    knowWithHalfOfTheTruth();
    agreeWithAllOfIt();
    setting
        .promises()
        .atEnd(
            cluster.alive().getFirst().register(),
            cluster.alive().stream()
                .map(life -> life.machine().memory())
                .collect(Collectors.toSet()));
    cluster.alive().forEach(this::set);
    agree();
  }

  /** Right views are enough, and so are right contacts, for those who know to reach all others. */
  private void knowWithHalfOfTheTruth() {
    boolean anyKnows = cluster.alive().stream().anyMatch(Life::informed);
    boolean byView = setting.dice().chance(0.5);
    if (byView) {
      cluster.listing().tellMembers();
    } else {
      cluster.listing().tellContacts();
    }
    if (anyKnows || !byView) {
      within("all know the cluster whose clocks let them", this::allKnowWhoCan);
      if (cluster.alive().stream().allMatch(this::canTakeAll)) {
        agree();
      }
    }
  }

  private void agreeWithAllOfIt() {
    cluster.machines().forEach(machine -> machine.clock().setRight());
    cluster.listing().tellMembers();
    setting.schedule().run(Schedule.SECONDS);
    // after the last view: who is neither there nor listed is gone
    cluster.listing().tellContacts();
    within("all know the cluster", () -> cluster.alive().stream().allMatch(Life::informed));
    within("all have been heard of late", () -> cluster.alive().stream().allMatch(this::isFresh));
    agree();
  }

  /** Ticks alone would bring it about, with a fanout of one. */
  private boolean isFresh(Life life) {
    return life.age().orElse(Long.MAX_VALUE) <= 8 * Cluster.INTERVAL;
  }

  private void set(Life life) {
    Register before = life.register();
    life.take(clients.set(life, Ack.ONE, 0));
    within(life.id() + " takes a set", () -> life.register().isNewerThan(before));
  }

  private void agree() {
    within("all have the same register", () -> registers().size() == 1);
  }

  private Set<Register> registers() {
    return cluster.alive().stream().map(Life::register).collect(Collectors.toSet());
  }

  private boolean allKnowWhoCan() {
    return cluster.alive().stream().allMatch(life -> life.informed() || !canTakeAll(life));
  }

  /** What is ahead of its clock keeps it apart from the others, for minutes at most. */
  private boolean canTakeAll(Life life) {
    return registers().stream()
        .allMatch(r -> life.machine().moment().admitsFromMember(r.generation()));
  }

  private void within(String what, BooleanSupplier isSo) {
    for (int round = 0; round < ROUNDS && !isSo.getAsBoolean(); round++) {
      setting.schedule().run(Cluster.INTERVAL);
    }
    if (!isSo.getAsBoolean()) {
      List<String> have =
          cluster.alive().stream()
              .map(life ->
                  Words.of(life.id())
                      + (life.informed() ? " has " : " does not know, and has ")
                      + Words.of(life.register()))
              .toList();
      throw new BrokenPromise(PROMISE, "after %d rounds not: %s; %s".formatted(ROUNDS, what, have));
    }
  }
}
