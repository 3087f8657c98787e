package dev.onevalue.node.core;

import dev.onevalue.node.core.membership.WriteGate;
import dev.onevalue.node.core.receipt.Answer;
import dev.onevalue.node.core.receipt.Refusal;
import dev.onevalue.node.core.receipt.Refusal.Reason;
import dev.onevalue.node.core.receipt.Restored;
import dev.onevalue.node.core.register.Moment;
import dev.onevalue.node.core.register.Register;
import org.jspecify.annotations.Nullable;

/**
 * Takes over registers that were kept elsewhere: each is merged like what a member says, even
 * before the node is informed. Not thread-safe.
 */
final class Restoring {

  /** Where they come from, for people. */
  private static final String CHECKPOINT = "checkpoint";

  private final LocalRegister register;
  private final Learning learning;
  private final EagerPush push;
  private final News news;

  Restoring(LocalRegister register, Learning learning, EagerPush push, News news) {
    this.register = register;
    this.learning = learning;
    this.push = push;
    this.news = news;
  }

  Answer onRestore(Input.Restore restore, Moment now) {
    return new Answer(
        restore.ticket(),
        takeOver(restore.register(), now)
            ? new Restored(register.visible())
            : new Refusal(Reason.AHEAD_OF_CLOCK, "the generation is ahead of this node's clock"));
  }

  /** One that is ahead of the clock was not read: the clock may be wrong. */
  void onCheckpointRead(@Nullable Register checkpoint, WriteGate gate, Moment now) {
    if (checkpoint == null || takeOver(checkpoint, now)) {
      gate.onCheckpointRead(now.nanos());
    }
  }

  private boolean takeOver(Register kept, Moment now) {
    if (!now.admitsFromMember(kept.generation())) {
      news.add(new GossipEvent.Inadmissible(kept, CHECKPOINT));
      return false;
    }
    if (learning.learn(kept, CHECKPOINT)) {
      push.request(false);
    }
    return true;
  }
}
