package dev.onevalue.node.simulation.promise;

import static dev.onevalue.node.simulation.promise.BrokenPromise.unless;

import dev.onevalue.node.core.Envelope;
import dev.onevalue.node.core.receipt.Ack;
import dev.onevalue.node.core.receipt.Receipt;
import dev.onevalue.node.core.receipt.Receipt.Holder;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whoever a receipt names as a holder has the write, or a newer one, for good, and a confirmed one
 * names as many of all members as were asked for. So the cluster ends with that write or a newer
 * one if any memory of any holder is left.
 */
final class HonestReceipts {

  private static final String PROMISE = "an acknowledged write is not lost";

  private record Given(Register written, List<Long> memories) {}

  private final Map<NodeId, Witness> lives = new HashMap<>();
  private final Set<String> left = new HashSet<>();
  private final List<Given> given = new ArrayList<>();

  void onStart(Witness life) {
    lives.put(life.id(), life);
  }

  /** The node says goodbye: it need not be counted as a member any more. */
  void onLeaving(Witness life) {
    left.add(life.id().name());
  }

  /** Others count on what an informed node says that it has. */
  void checkTold(Witness life, Step step) {
    for (Envelope envelope : step.output().envelopes()) {
      unless(
          !envelope.message().informed() || !envelope.message().register().isNewerThan(life.kept()),
          PROMISE,
          life.id(),
          "tells of",
          envelope.message().register(),
          "and has kept",
          life.kept());
    }
  }

  void check(Witness writer, Ack ack, Receipt receipt) {
    List<Holder> holders = receipt.holders();
    unless(
        !receipt.written().isNewerThan(writer.visible()),
        PROMISE,
        writer.id(),
        "does not show it:",
        receipt);
    holders.forEach(holder -> checkHolder(holder.member(), receipt));
    long others =
        writer.acquaintances().names().stream().filter(name -> !left.contains(name)).count();
    long members = others + (left.contains(writer.id().name()) ? 0 : 1);
    unless(
        receipt.members() >= members,
        PROMISE,
        writer.id(),
        "knows",
        members,
        "members that did not leave:",
        receipt);
    unless(
        !receipt.confirmed() || holders.size() >= needed(ack, receipt.members()),
        PROMISE,
        "by too few for",
        ack,
        ":",
        receipt);
    given.add(new Given(receipt.written(), holders.stream().map(this::memory).toList()));
  }

  private void checkHolder(NodeId member, Receipt receipt) {
    Witness holder = lives.get(member);
    unless(
        holder != null && !receipt.written().isNewerThan(holder.kept()),
        PROMISE,
        member,
        "does not hold it:",
        receipt);
  }

  private static int needed(Ack ack, int members) {
    return switch (ack) {
      case ONE -> 1;
      case MAJORITY -> members / 2 + 1;
      case ALL -> members;
    };
  }

  private long memory(Holder holder) {
    Witness life = lives.get(holder.member());
    return life == null ? -1 : life.memory();
  }

  /**
   * @param memories the memories that live nodes have
   */
  void atEnd(Register agreed, Set<Long> memories) {
    for (Given each : given) {
      unless(
          !each.written().isNewerThan(agreed)
              || each.memories().stream().noneMatch(memories::contains),
          PROMISE,
          "all end with",
          agreed,
          "and a holder of",
          each.written(),
          "is still there");
    }
  }
}
