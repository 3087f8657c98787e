package dev.onevalue.node.simulation.world;

import dev.onevalue.node.core.Input.ContactsChanged;
import dev.onevalue.node.core.Input.ViewChanged;
import dev.onevalue.node.core.membership.Contacts;
import dev.onevalue.node.core.membership.Endpoint;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.membership.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells nodes of each other: each one at its own time, and not always the truth. */
final class Listing {

  private static final long SOONEST = 20 * Schedule.MILLIS;
  private static final long LATEST = 6 * Schedule.SECONDS;

  /** Where the addresses of others come from. */
  private enum Source {
    /** All that run are listed, as Pods are. */
    RUNNING,
    /** Every node was given all addresses. */
    ALL,
    /** Every node was given that of the first one. */
    FIRST
  }

  private final Setting setting;
  private final Cluster cluster;
  private final Source source;
  private boolean right;

  Listing(Setting setting, Cluster cluster) {
    this.setting = setting;
    this.cluster = cluster;
    this.source = setting.dice().pick(List.of(Source.values()));
  }

  /** Who runs, or who reaches whom, has changed. */
  void changed() {
    for (Life life : cluster.alive()) {
      later(() -> life.take(new ViewChanged(view(life))));
      later(() -> life.take(new ContactsChanged(contacts(life))));
    }
  }

  private void later(Runnable telling) {
    setting
        .schedule()
        .in(
            setting.dice().between(SOONEST, LATEST),
            () -> {
              if (!right) {
                telling.run();
              }
            });
  }

  private boolean isWrong() {
    return setting.strikes(Fault.CONFUSION);
  }

  private View view(Life self) {
    List<Member> members = new ArrayList<>();
    members.add(self.member());
    for (Machine machine : cluster.machines()) {
      Life there = machine.lastLife();
      boolean isListed = machine.life() != null && reach(self.machine(), machine);
      if (there != null && there != self && isListed != isWrong()) {
        members.add(there.member());
      }
    }
    return View.of(members);
  }

  private boolean reach(Machine one, Machine other) {
    return cluster.network().isOpen(one, other) && cluster.network().isOpen(other, one);
  }

  private Contacts contacts(Life self) {
    Set<Endpoint> others = new HashSet<>();
    for (Machine machine : cluster.machines()) {
      boolean isListed =
          switch (source) {
            case RUNNING -> machine.life() != null;
            case ALL -> true;
            case FIRST -> machine.index() == 0;
          };
      if (machine != self.machine() && isListed != isWrong()) {
        others.add(machine.endpoint());
      }
    }
    boolean listsSelf = source != Source.FIRST || self.machine().index() == 0;
    @Nullable Long listedAt = source == Source.RUNNING ? self.machine().moment().nanos() : null;
    return new Contacts(
        others, listsSelf != isWrong(), isWrong() ? Set.of("node-x") : Set.of(), listedAt);
  }

  /** Tells nothing wrong, and nothing late, from now on. */
  void stop() {
    right = true;
  }

  /** Tells all nodes which others run. */
  void tellMembers() {
    var view = View.of(cluster.alive().stream().map(Life::member).toList());
    setting.say("listing", () -> "all views are right");
    cluster.alive().forEach(life -> life.take(new ViewChanged(view)));
  }

  /** Tells all nodes where the others that run can be called. */
  void tellContacts() {
    setting.say("listing", () -> "all contacts are right");
    for (Life life : cluster.alive()) {
      Set<Endpoint> others = new HashSet<>();
      cluster.alive().forEach(other -> others.add(other.member().endpoint()));
      others.remove(life.member().endpoint());
      life.take(new ContactsChanged(new Contacts(others, true, Set.of(), life.machine().moment().nanos())));
    }
  }
}
