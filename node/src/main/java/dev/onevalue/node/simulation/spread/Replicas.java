package dev.onevalue.node.simulation.spread;

import dev.onevalue.node.core.GossipSettings;
import dev.onevalue.node.core.Input.ContactsChanged;
import dev.onevalue.node.core.Input.ViewChanged;
import dev.onevalue.node.core.Recovered;
import dev.onevalue.node.core.Replica;
import dev.onevalue.node.core.Storage;
import dev.onevalue.node.core.membership.Contacts;
import dev.onevalue.node.core.register.Moment;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.core.register.TraceId;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Starts the nodes as production does after a restart of all: each finds the same register on its
 * disk, waits in vain for calls, and so is informed before it has the view. What they say meanwhile
 * is dropped.
 */
final class Replicas {

  /** That of the register that all nodes start with. */
  static final long GENERATION = 1;

  private static final Contacts NOBODY = new Contacts(Set.of(), true, Set.of());

  private Replicas() {}

  /** A replica for each live member; null for each dead one. */
  static @Nullable Replica[] start(
      Roster roster, BitSet dead, int fanout, RandomGenerator random, Moment now) {
    Register before =
        Register.initial(0).write(1, roster.member(0).id(), GENERATION - 1, TraceId.NONE);
    @Nullable Replica[] replicas = new Replica[roster.size()];
    for (int number = 0; number < replicas.length; number++) {
      if (!dead.get(number)) {
        NodeId self = roster.member(number).id();
        Replica replica = informed(self, before, fanout, random, now);
        replica.step(List.of(new ViewChanged(roster.view())), now);
        replicas[number] = replica;
      }
    }
    return replicas;
  }

  private static Replica informed(
      NodeId self, Register before, int fanout, RandomGenerator random, Moment now) {
    var settings = new GossipSettings(self, 0, fanout, 0);
    var replica = new Replica(settings, new Recovered(before, List.of()), Storage.NONE, random);
    replica.step(List.of(new ContactsChanged(NOBODY)), now);
    return replica;
  }
}
