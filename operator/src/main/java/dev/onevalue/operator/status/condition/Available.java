package dev.onevalue.operator.status.condition;

import dev.onevalue.operator.status.member.Member;

/** Condition Available: at least one member serves. */
public final class Available {

  private Available() {}

  /** Of any cluster. */
  public static Verdict of(Situation situation) {
    long ready = situation.members().count(Member::ready);
    if (ready > 0) {
      return Verdict.yes("MembersServe", "at least one member serves");
    }
    return situation.asked() == 0
        ? Verdict.no("NoMembers", "spec.replicas is 0: nothing serves")
        : Verdict.no("NoMemberReady", "no member is ready: nothing serves");
  }
}
