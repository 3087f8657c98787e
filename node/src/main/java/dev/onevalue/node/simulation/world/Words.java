package dev.onevalue.node.simulation.world;

import dev.onevalue.node.core.GossipMessage;
import dev.onevalue.node.core.GossipMessage.Exchange;
import dev.onevalue.node.core.GossipMessage.Have;
import dev.onevalue.node.core.GossipMessage.Leave;
import dev.onevalue.node.core.GossipMessage.Push;
import dev.onevalue.node.core.GossipMessage.Reply;
import dev.onevalue.node.core.Input;
import dev.onevalue.node.core.membership.Contacts;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.receipt.Answer;
import dev.onevalue.node.core.receipt.PreconditionFailed;
import dev.onevalue.node.core.receipt.Receipt;
import dev.onevalue.node.core.receipt.Refusal;
import dev.onevalue.node.core.receipt.Restored;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happens, in few words. Sets are sorted: their own order differs from JVM to JVM. */
final class Words {

  private Words() {}

  static String of(@Nullable Register register) {
    return register == null
        ? "nothing"
        : "%d@%d by %s"
            .formatted(register.value(), register.generation(), of(register.version().writer()));
  }

  /** The name and the beginning of the incarnation. */
  static String of(NodeId id) {
    return id.equals(NodeId.NONE)
        ? "nobody"
        : id.name() + "/" + id.incarnation().toString().substring(0, 4);
  }

  static String of(Input input) {
    return switch (input) {
      case Input.Set set -> "set %d, ack %s (%d)".formatted(set.value(), set.ack(), set.ticket());
      case Input.Notify n -> "notify %d@%d (%d)".formatted(n.value(), n.generation(), n.ticket());
      case Input.Restore r -> "restore %s (%d)".formatted(of(r.register()), r.ticket());
      case Input.CheckpointRead read -> "checkpoint " + of(read.register());
      case Input.Received r -> "hears %s: %s".formatted(of(r.from().id()), of(r.message()));
      case Input.ViewChanged changed -> "view " + of(changed.view().members());
      case Input.ContactsChanged changed -> of(changed.contacts());
      case Input.Tick _ -> "tick";
      case Input.Heartbeat _ -> "heartbeat";
      case Input.Leaving _ -> "leaves";
    };
  }

  static String of(GossipMessage message) {
    return "%s %s%s"
        .formatted(
            switch (message.purpose()) {
              case Push push -> "push" + (push.reported() ? "!" : "");
              case Exchange _ -> "exchange";
              case Reply reply -> "reply " + of(reply);
              case Have _ -> "have";
              case Leave _ -> "leave";
            },
            of(message.register()),
            message.informed() ? "" : ", uninformed");
  }

  private static String of(Reply reply) {
    return reply.ages().stream()
        .map(age -> age.incarnation().toString().substring(0, 4) + " " + age.millis() + " ms")
        .toList()
        .toString();
  }

  static String of(Answer answer) {
    return answer.ticket()
        + ": "
        + switch (answer.outcome()) {
          case Refusal refusal -> refusal.reason() + ", " + refusal.message();
          case PreconditionFailed failed -> "lost against " + of(failed.present());
          case Restored restored -> "restored, has " + of(restored.present());
          case Receipt receipt ->
              "%s%s %s, held by %s of %d"
                  .formatted(
                      receipt.confirmed() ? "confirmed" : "written",
                      receipt.discarded() ? ", discarded" : "",
                      of(receipt.written()),
                      receipt.holders().stream().map(h -> of(h.member())).toList(),
                      receipt.members());
        };
  }

  private static String of(List<Member> members) {
    return members.stream().map(member -> of(member.id())).toList().toString();
  }

  private static String of(Contacts contacts) {
    return contacts.others().stream()
            .map(Object::toString)
            .sorted()
            .collect(Collectors.joining(", ", "contacts [", "]"))
        + (contacts.listsSelf() ? " and itself" : "")
        + contacts.unresolved().stream()
            .sorted()
            .map(name -> ", but no address of " + name)
            .collect(Collectors.joining());
  }
}
