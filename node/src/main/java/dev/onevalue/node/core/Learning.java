package dev.onevalue.node.core;

import dev.onevalue.node.core.GossipEvent.Accepted;
import dev.onevalue.node.core.GossipEvent.Discarded;
import dev.onevalue.node.core.register.Register;

/** Takes over registers that others have, and tells of it. Not thread-safe. */
final class Learning {

  private final LocalRegister register;
  private final News news;

  Learning(LocalRegister register, News news) {
    this.register = register;
    this.news = news;
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
      var discarded = new Discarded(before, heard);
      if (isSeen) {
        news.add(discarded);
      } else {
        news.addIfSaved(discarded);
      }
    }
    return true;
  }

  /** From a client: it is newer, and must not be seen before it is saved. */
  void take(Register told, String from) {
    Register before = register.working();
    register.take(told);
    news.addIfSaved(new Accepted(told, from));
    if (told.discards(before)) {
      news.addIfSaved(new Discarded(before, told));
    }
  }
}
