package dev.onevalue.operator.status.condition;

import dev.onevalue.operator.member.Register;
import dev.onevalue.operator.problem.Problem;
import dev.onevalue.operator.status.member.Member;
import dev.onevalue.operator.status.member.Members;
import java.util.List;
import java.util.Optional;

/**
 * Condition Converged: exactly {@code spec.replicas} members exist, every one is heard, and all
 * hold the same register. Never of a cluster without members, nor of a {@code spec} that was not
 * taken, nor before all are ready: one that is not has yet to learn the cluster's value, and the
 * initial one, which it holds, proves nothing.
 */
public final class Converged {

  private Converged() {}

  /** Of any cluster. */
  public static Verdict of(Situation situation) {
    Verdict data = of(situation.members());
    Optional<Problem> problem = situation.lastingProblem();
    return data.holds() && problem.isPresent()
        ? Verdict.no("SpecNotApplied", data.message() + ", but: " + problem.get().message())
        : data;
  }

  private static Verdict of(Members members) {
    int asked = members.asked().size();
    if (asked == 0) {
      return Verdict.no("NoMembers", "spec.replicas is 0: nobody holds the value");
    }
    List<String> unheard = members.askedWithout(Member::heard);
    if (!unheard.isEmpty()) {
      String heard = (asked - unheard.size()) + " of " + asked + " members heard";
      List<String> described = unheard.stream().map(members::described).toList();
      return Verdict.no("MembersNotHeard", heard + "; not heard: " + Verdict.list(described));
    }
    if (!members.surplus().isEmpty()) {
      String leaving = Verdict.list(members.surplus());
      return Verdict.no("SurplusMembers", asked + " members asked for; leaving: " + leaving);
    }
    Verdict agreement = agreement(members, members.newest().orElseThrow());
    Verdict ready = Ready.of(members);
    return agreement.holds() && !ready.holds() ? ready : agreement;
  }

  private static Verdict agreement(Members members, Register newest) {
    int asked = members.asked().size();
    List<String> behind = members.askedWithout(member -> newest.equals(member.register()));
    String held =
        "%d of %d members hold value %d at generation %d"
            .formatted(asked - behind.size(), asked, newest.value(), newest.generation());
    return behind.isEmpty()
        ? Verdict.yes("AllMembersAgree", held)
        : Verdict.no("MembersDisagree", held + "; not yet: " + Verdict.list(behind));
  }
}
