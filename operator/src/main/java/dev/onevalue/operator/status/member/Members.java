package dev.onevalue.operator.status.member;

import dev.onevalue.operator.member.Register;
import dev.onevalue.operator.naming.Names;
import dev.onevalue.operator.observation.ObservedMember;
import dev.onevalue.operator.observation.ObservedMembers;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The members of a cluster as observed, against those that are asked for. Immutable.
 *
 * @param asked names of the members that {@code spec.replicas} asks for, by ordinal
 * @param present the members that exist and do not terminate, by ordinal
 */
public record Members(List<String> asked, List<Member> present) {

  /** The members as they were seen. */
  public static Members of(List<String> asked, Collection<Pod> pods, ObservedMembers observed) {
    Map<String, ObservedMember> known =
        observed.members().stream()
            .collect(Collectors.toMap(ObservedMember::podUid, Function.identity()));
    return new Members(
        asked,
        pods.stream()
            .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
            .map(pod -> Member.of(pod, known.get(pod.getMetadata().getUid())))
            .sorted(Comparator.comparing(Member::name, Names.BY_ORDINAL))
            .toList());
  }

  /** The newest register that any member holds; empty: none was heard. */
  public Optional<Register> newest() {
    return present.stream()
        .map(Member::register)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder());
  }

  /** How many have it. */
  public long count(Predicate<Member> property) {
    return present.stream().filter(property).count();
  }

  /** Those asked for that do not exist, or do not have the property. */
  public List<String> askedWithout(Predicate<Member> property) {
    List<String> having = present.stream().filter(property).map(Member::name).toList();
    return asked.stream().filter(name -> !having.contains(name)).toList();
  }

  /** Those that exist but are not asked for (any more). */
  public List<String> surplus() {
    return present.stream().map(Member::name).filter(name -> !asked.contains(name)).toList();
  }

  /** The highest generation that all that are asked for hold; empty: not all are heard. */
  public Optional<Long> commonGeneration() {
    return asked.isEmpty() || !askedWithout(Member::heard).isEmpty()
        ? Optional.empty()
        : present.stream()
            .filter(member -> asked.contains(member.name()))
            .map(Member::register)
            .filter(Objects::nonNull)
            .map(Register::generation)
            .min(Comparator.naturalOrder());
  }

  /** How a message calls it: by its name, and since when it is not heard, if it was before. */
  public String described(String name) {
    return present.stream()
        .filter(member -> member.name().equals(name))
        .findFirst()
        .map(Member::described)
        .orElse(name);
  }
}
