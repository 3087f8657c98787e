package dev.onevalue.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.model.annotation.LabelSelector;
import io.fabric8.kubernetes.model.annotation.StatusReplicas;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was last observed of a cluster. Immutable.
 *
 * @param value value of the newest register that was heard; null before the first
 * @param generation its generation
 * @param converged true if every one of {@code spec.replicas} members is ready and was heard, and
 *     all hold the same register
 * @param convergedGeneration the highest generation that all members were heard to hold; null:
 *     there was none yet
 * @param replicas number of member Pods that exist
 * @param readyReplicas number of member Pods that are ready
 * @param ready ready members of those asked for, as {@code 3/3}
 * @param selector label selector of the member Pods, for the scale subresource
 * @param members what each member holds, by ordinal
 * @param lastWrite the newest write; null: there was none
 * @param checkpoint what the checkpoint holds; null: there is none
 * @param appliedValue the {@code spec.value} that was set last; null: none
 * @param conditions standard conditions: see {@link ConditionType}
 * @param observedGeneration {@code metadata.generation} that this status was made for; -1: none was
 *     made yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OneValueClusterStatus(
    @JsonPropertyDescription("Value of the newest register that was heard from a member.")
        @Nullable Long value,
    @JsonPropertyDescription("Generation of that value: how many sets led to it.")
        @Nullable Long generation,
    @JsonPropertyDescription(
            "True if all of spec.replicas members are ready, are heard, and hold the same value and"
                + " generation.")
        boolean converged,
    @JsonPropertyDescription(
            "The highest generation that all members were heard to hold: every one of them has"
                + " every write up to it.")
        @Nullable Long convergedGeneration,
    @JsonPropertyDescription("Number of member Pods.") @StatusReplicas int replicas,
    @JsonPropertyDescription("Number of member Pods that are ready.") int readyReplicas,
    @JsonPropertyDescription("Ready members of those that are asked for, as 3/3.")
        @Nullable String ready,
    @JsonPropertyDescription("Label selector of the member Pods.") @LabelSelector
        @Nullable String selector,
    @JsonPropertyDescription("What each member holds.") List<MemberStatus> members,
    @JsonPropertyDescription("The newest write that was heard of. Absent: there was none.")
        @Nullable LastWrite lastWrite,
    @JsonPropertyDescription(
            "What survives the end of all members at once: the register in the ConfigMap"
                + " <name>-checkpoint. Absent: nothing was written yet.")
        @Nullable CheckpointStatus checkpoint,
    @JsonPropertyDescription("What became of spec.value. Absent: none was set.")
        @Nullable AppliedValue appliedValue,
    @JsonPropertyDescription(
            "Ready, Available, Converged, ValueApplied; only while True: Reconciling, Stalled,"
                + " Degraded, Partitioned, Paused.")
        List<Condition> conditions,
    @JsonPropertyDescription(
            "The metadata.generation that this status was made for; -1: the operator has not seen"
                + " the resource yet.")
        @Nullable Long observedGeneration) {

  /** A list that is left out, as whoever patched the status may have done, is an empty one. */
  public OneValueClusterStatus {
    members = members == null ? List.of() : List.copyOf(members);
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
  }

  /** The same with this newest write. */
  public OneValueClusterStatus with(LastWrite write) {
    return new OneValueClusterStatus(
        value,
        generation,
        converged,
        convergedGeneration,
        replicas,
        readyReplicas,
        ready,
        selector,
        members,
        write,
        checkpoint,
        appliedValue,
        conditions,
        observedGeneration);
  }
}
