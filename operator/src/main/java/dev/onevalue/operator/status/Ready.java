package dev.onevalue.operator.status;

import java.util.List;

/** Condition Ready: all of {@code spec.replicas} members are ready to serve, and there are any. */
final class Ready {

  private Ready() {}

  static Verdict of(Members members) {
    int asked = members.asked().size();
    if (asked == 0) {
      return Verdict.no("NoMembers", "spec.replicas is 0: nothing serves");
    }
    List<String> notReady = members.askedWithout(Member::ready);
    String count = (asked - notReady.size()) + " of " + asked + " members ready";
    return notReady.isEmpty()
        ? Verdict.yes("AllMembersReady", count)
        : Verdict.no("MembersNotReady", count + "; not ready: " + Verdict.list(notReady));
  }
}
