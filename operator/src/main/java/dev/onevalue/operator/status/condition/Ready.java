package dev.onevalue.operator.status.condition;

import dev.onevalue.operator.problem.Problem;
import dev.onevalue.operator.status.member.Member;
import dev.onevalue.operator.status.member.Members;
import java.util.List;
import java.util.Optional;

/**
 * Condition Ready: the {@code spec} is carried out. Every object is as asked, and every member that
 * is asked for ready, be it none.
 */
public final class Ready {

  private Ready() {}

  /** Of any cluster. */
  public static Verdict of(Situation situation) {
    Optional<Problem> problem = situation.problem();
    if (problem.isPresent()) {
      return Verdict.no(problem.get().reason(), problem.get().message());
    }
    return Rollout.unfinished(situation).orElseGet(() -> of(situation.members()));
  }

  static Verdict of(Members members) {
    int asked = members.asked().size();
    if (asked == 0) {
      return members.present().isEmpty()
          ? Verdict.yes("ScaledToZero", "spec.replicas is 0, and no member is left")
          : Verdict.no("Scaling", members.present().size() + " members exist, 0 asked for");
    }
    List<String> notReady = members.askedWithout(Member::ready);
    String count = (asked - notReady.size()) + " of " + asked + " members ready";
    return notReady.isEmpty()
        ? Verdict.yes("AllMembersReady", count)
        : Verdict.no("MembersNotReady", count + "; not ready: " + Verdict.list(notReady));
  }
}
