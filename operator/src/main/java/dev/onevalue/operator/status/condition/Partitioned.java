package dev.onevalue.operator.status.condition;

import dev.onevalue.operator.status.member.Member;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Condition Partitioned, present only while it is True: members are heard by the operator but not
 * by each other, so a write on one side does not reach the other one.
 */
public final class Partitioned {

  private Partitioned() {}

  /** Of any cluster. */
  public static Verdict of(Situation situation) {
    List<Member> heard = situation.members().present().stream().filter(Member::heard).toList();
    List<String> deaf =
        heard.stream()
            .map(member -> deaf(member, heard))
            .filter(sentence -> !sentence.isEmpty())
            .toList();
    return deaf.isEmpty()
        ? Verdict.no("NotPartitioned", "")
        : Verdict.yes("MembersCutOff", Verdict.list(deaf));
  }

  private static String deaf(Member member, List<Member> others) {
    String unheard =
        others.stream()
            .filter(other -> !other.name().equals(member.name()))
            .filter(other -> other.address() != null && member.deafTo().contains(other.address()))
            .map(Member::name)
            .collect(Collectors.joining(", "));
    return unheard.isEmpty() ? "" : member.name() + " does not hear " + unheard;
  }
}
