package dev.onevalue.operator.event;

import dev.onevalue.api.v1alpha1.ConditionType;
import dev.onevalue.api.v1alpha1.LastWrite;
import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happened between two statuses of a cluster. A pure function of them: whoever writes each
 * status once tells the story once, and no faster.
 */
public final class Story {

  private Story() {}

  /**
   * What happened, in the order of cause and effect.
   *
   * @param before null: nothing was known of the cluster
   */
  public static List<Occurrence> between(
      @Nullable OneValueClusterStatus before, OneValueClusterStatus after) {
    List<Occurrence> story = new ArrayList<>();
    if (before == null || before.ready() == null) {
      story.add(Occurrence.normal("Created", asked(after) + " members asked for", "created"));
    } else {
      scaled(before, after).ifPresent(story::add);
      value(before, after).ifPresent(story::add);
    }
    conditions(before, after, story);
    return story;
  }

  private static Optional<Occurrence> scaled(
      OneValueClusterStatus before, OneValueClusterStatus after) {
    String from = asked(before);
    String to = asked(after);
    return from.equals(to)
        ? Optional.empty()
        : Optional.of(
            Occurrence.normal(
                "Scaled", "from " + from + " to " + to + " members", at(after, "scaled")));
  }

  private static String asked(OneValueClusterStatus status) {
    String ready = Objects.requireNonNullElse(status.ready(), "0/0");
    return ready.substring(ready.indexOf('/') + 1);
  }

  private static Optional<Occurrence> value(
      OneValueClusterStatus before, OneValueClusterStatus after) {
    Long old = before.generation();
    Long now = after.generation();
    if (old == null || now == null || Objects.equals(after.lastWrite(), null)) {
      return restored(before, after);
    }
    if (now > old) {
      return Optional.of(
          Occurrence.normal(
              "ValueChanged",
              "%d -> %d (generation %d -> %d) by %s"
                  .formatted(before.value(), after.value(), old, now, author(after.lastWrite())),
              "value/" + now + "/" + after.lastWrite().writer()));
    }
    return restored(before, after);
  }

  private static String author(LastWrite write) {
    String trace = write.traceId() == null ? "" : ", trace " + write.traceId();
    return (write.by() == null ? "" : write.by() + ", through ") + write.writer() + trace;
  }

  /** Nobody was there to hold it, and now they hold it all the same. */
  private static Optional<Occurrence> restored(
      OneValueClusterStatus before, OneValueClusterStatus after) {
    boolean nobody = before.members().stream().noneMatch(member -> member.heard());
    boolean somebody = after.members().stream().anyMatch(member -> member.heard());
    boolean same =
        Objects.requireNonNullElse(after.generation(), 0L) > 0
            && Objects.equals(before.generation(), after.generation());
    return nobody && somebody && same
        ? Optional.of(
            Occurrence.normal(
                "Restored",
                "value %d at generation %d, after no member was there"
                    .formatted(after.value(), after.generation()),
                at(after, "restored/" + transition(after))))
        : Optional.empty();
  }

  private static String transition(OneValueClusterStatus status) {
    return condition(status, ConditionType.Available)
        .map(Condition::getLastTransitionTime)
        .orElse("");
  }

  private static void conditions(
      @Nullable OneValueClusterStatus before, OneValueClusterStatus after, List<Occurrence> story) {
    for (Turn turn : Turn.values()) {
      turn.between(before, after).ifPresent(story::add);
    }
  }

  static Optional<Condition> condition(@Nullable OneValueClusterStatus status, ConditionType type) {
    return status == null
        ? Optional.empty()
        : status.conditions().stream()
            .filter(condition -> type.name().equals(condition.getType()))
            .findFirst();
  }

  private static String at(OneValueClusterStatus status, String what) {
    return what + "/" + status.observedGeneration();
  }
}
