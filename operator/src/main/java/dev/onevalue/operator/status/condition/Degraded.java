package dev.onevalue.operator.status.condition;

import dev.onevalue.operator.status.member.Member;
import dev.onevalue.operator.status.member.Members;
import java.util.List;

/**
 * Condition Degraded, present only while it is True: the {@code spec} was carried out, and since
 * then members were lost, which Kubernetes brings back, or the operator hears them no longer.
 */
public final class Degraded {

  private Degraded() {}

  /** Of a cluster of which this is what {@link Ready} says. */
  public static Verdict of(Situation situation, Verdict ready) {
    Members members = situation.members();
    if (situation.asked() == 0 || !situation.wasCarriedOut() || isChanging(ready)) {
      return Verdict.no("NotDegraded", "");
    }
    List<String> lost = members.askedWithout(Member::ready);
    if (!lost.isEmpty()) {
      return Verdict.yes("MembersLost", "not ready: " + Verdict.list(lost));
    }
    List<String> unheard =
        members.present().stream()
            .filter(member -> member.lastHeard() != null)
            .map(Member::described)
            .toList();
    return unheard.isEmpty()
        ? Verdict.no("NotDegraded", "")
        : Verdict.yes("MembersNotHeard", "ready, but not heard: " + Verdict.list(unheard));
  }

  private static boolean isChanging(Verdict ready) {
    return ready.reason().equals("RollingOut") || ready.reason().equals("Applied");
  }
}
