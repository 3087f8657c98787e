package dev.onevalue.node.core;

import dev.onevalue.node.core.GossipMessage.Have;
import dev.onevalue.node.core.GossipMessage.Push;
import dev.onevalue.node.core.membership.Endpoint;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.membership.Membership;
import dev.onevalue.node.core.membership.View;
import dev.onevalue.node.core.register.NodeId;
import java.util.Optional;

/** Spreads writes along a tree over the view. Not thread-safe. */
final class EagerPush {

  private final NodeId self;
  private final Membership membership;
  private final Outbox outbox;
  private boolean due;
  private boolean reported;

  EagerPush(NodeId self, Membership membership, Outbox outbox) {
    this.self = self;
    this.membership = membership;
    this.outbox = outbox;
  }

  /**
   * The register is to be pushed from here: once for all inputs that wait together.
   *
   * @param withReports whether holders are to say so
   */
  void request(boolean withReports) {
    due = true;
    reported |= withReports;
  }

  /** Sends what was requested. */
  void flush() {
    if (due) {
      View view = membership.view();
      view.children(self, self)
          .forEach(child -> outbox.add(child.endpoint(), new Push(self, view.hops(), reported)));
    }
    cancel();
  }

  /** Forgets what was requested. */
  void cancel() {
    due = false;
    reported = false;
  }

  /** Passes on what another one pushed, and reports to it if it asked for that. */
  void passOn(Member from, Push push) {
    if (push.hops() > 0) {
      var next = new Push(push.root(), push.hops() - 1, push.reported());
      membership
          .view()
          .children(push.root(), self)
          .forEach(child -> outbox.add(child.endpoint(), next));
    }
    if (push.reported()) {
      rootOf(from, push).ifPresent(root -> outbox.add(root, new Have()));
    }
  }

  private Optional<Endpoint> rootOf(Member from, Push push) {
    return push.root().equals(from.id())
        ? Optional.of(from.endpoint())
        : membership.view().find(push.root()).map(Member::endpoint);
  }
}
