package dev.onevalue.operator.status;

import dev.onevalue.operator.naming.Names;
import dev.onevalue.operator.observation.HeardRegister;
import dev.onevalue.operator.observation.Register;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The members of a cluster as observed, against those that are asked for. Immutable.
 *
 * @param asked names of the members that {@code spec.replicas} asks for, by ordinal
 * @param present the members that exist and do not terminate, by ordinal
 */
record Members(List<String> asked, List<Member> present) {

  static Members of(List<String> asked, Collection<Pod> pods, Collection<HeardRegister> heard) {
    Map<String, Register> registers =
        heard.stream().collect(Collectors.toMap(HeardRegister::podUid, HeardRegister::register));
    return new Members(
        asked,
        pods.stream()
            .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
            .map(pod -> member(pod, registers))
            .sorted(Comparator.comparing(Member::name, Names.BY_ORDINAL))
            .toList());
  }

  private static Member member(Pod pod, Map<String, Register> registers) {
    return new Member(
        pod.getMetadata().getName(), isReady(pod), registers.get(pod.getMetadata().getUid()));
  }

  private static boolean isReady(Pod pod) {
    return pod.getStatus() != null
        && pod.getStatus().getConditions().stream()
            .anyMatch(c -> "Ready".equals(c.getType()) && "True".equals(c.getStatus()));
  }

  /** The newest register that any member holds; empty: none was heard. */
  Optional<Register> newest() {
    return present.stream()
        .map(Member::register)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder());
  }

  long count(Predicate<Member> property) {
    return present.stream().filter(property).count();
  }

  /** Those asked for that do not exist, or do not have the property. */
  List<String> askedWithout(Predicate<Member> property) {
    List<String> having = present.stream().filter(property).map(Member::name).toList();
    return asked.stream().filter(name -> !having.contains(name)).toList();
  }

  /** Those that exist but are not asked for (any more). */
  List<String> surplus() {
    return present.stream().map(Member::name).filter(name -> !asked.contains(name)).toList();
  }
}
