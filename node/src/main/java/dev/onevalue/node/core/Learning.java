package dev.onevalue.node.core;

import dev.onevalue.node.core.GossipEvent.Accepted;
import dev.onevalue.node.core.GossipEvent.Discarded;
import dev.onevalue.node.core.GossipEvent.Regained;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;

/** Takes over registers that others have, and tells of it. Not thread-safe. */
final class Learning {

  private final LocalRegister register;
  private final News news;
  private final OwnWrites own = new OwnWrites();

  Learning(LocalRegister register, News news) {
    this.register = register;
    this.news = news;
  }

  /** The node's own writes, and what became of them by what it learned. */
  OwnWrites own() {
    return own;
  }

  /** From a member: it may be seen at once. Returns whether it is newer. */
  boolean learn(Register heard, String from) {
    Register before = register.working();
    boolean isSeen = before.equals(register.visible());
    if (!register.learn(heard)) {
      return false;
    }
    news.add(new Accepted(heard, from));
    if (heard.discards(before)) {
      tell(new Discarded(before, heard), isSeen);
    }
    judgeOwn(before, heard);
    return true;
  }

  /** Those of the node's own writes that were made on one that is lost are lost with it. */
  private void judgeOwn(Register before, Register heard) {
    if (heard.version().writer().equals(NodeId.NONE)) {
      own.forget();
      return;
    }
    OwnWrites.Turned turned = own.judge(heard);
    turned.lost().stream()
        .filter(write -> !write.equals(before))
        .forEach(write -> tell(new Discarded(write, heard), own.isCertain(write)));
    turned.regained().forEach(write -> tell(new Regained(write, heard), own.isCertain(write)));
  }

  private void tell(GossipEvent event, boolean certain) {
    if (certain) {
      news.add(event);
    } else {
      news.addIfSaved(event);
    }
  }

  /** From a client: it is newer, and must not be seen before it is saved. */
  void take(Register told, String from) {
    Register before = register.working();
    register.take(told);
    news.addIfSaved(new Accepted(told, from));
    if (told.discards(before)) {
      news.addIfSaved(new Discarded(before, told));
    }
    own.forget();
  }
}
