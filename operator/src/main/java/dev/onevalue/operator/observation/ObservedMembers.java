package dev.onevalue.operator.observation;

import dev.onevalue.operator.member.Register;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the members of a cluster, those that terminate among them. Immutable.
 *
 * @param members those that were heard at least once, by name
 * @param spread the newest write; null: nobody was heard yet
 * @param refusal what a member said that does not let the operator read; null: none did
 */
public record ObservedMembers(
    List<ObservedMember> members, @Nullable Spread spread, @Nullable String refusal) {

  /** Nobody was heard. */
  public static final ObservedMembers NONE = new ObservedMembers(List.of(), null, null);

  public ObservedMembers {
    members = members.stream().sorted(Comparator.comparing(ObservedMember::name)).toList();
  }

  /** Those that are heard now. */
  public Stream<ObservedMember> heard() {
    return members.stream().filter(ObservedMember::heard);
  }

  /** The newest register that is held by a member that is heard now. */
  public Optional<Register> newestHeard() {
    return heard().map(ObservedMember::register).max(Comparator.naturalOrder());
  }

  /** The newest register that was ever heard. */
  public Optional<Register> newest() {
    return Optional.ofNullable(spread).map(Spread::register);
  }
}
