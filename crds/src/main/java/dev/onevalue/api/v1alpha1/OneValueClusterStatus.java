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
 * @param replicas number of member Pods that exist
 * @param readyReplicas number of member Pods that are ready
 * @param selector label selector of the member Pods, for the scale subresource
 * @param members what each member holds, by name
 * @param conditions standard conditions: see {@link ConditionType}
 * @param observedGeneration {@code metadata.generation} that this status was made for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OneValueClusterStatus(
    @JsonPropertyDescription("Value of the newest register that was heard from a member.")
        @Nullable Long value,
    @JsonPropertyDescription("Generation of that value: how many sets led to it.")
        @Nullable Long generation,
    @JsonPropertyDescription(
            "True if all of spec.replicas members are ready, were heard, and hold the same value"
                + " and generation.")
        boolean converged,
    @JsonPropertyDescription("Number of member Pods.") @StatusReplicas int replicas,
    @JsonPropertyDescription("Number of member Pods that are ready.") int readyReplicas,
    @JsonPropertyDescription("Label selector of the member Pods.") @LabelSelector String selector,
    @JsonPropertyDescription("What each member holds.") List<MemberStatus> members,
    @JsonPropertyDescription("Ready, Converged and Progressing, each with reason and message.")
        List<Condition> conditions,
    @JsonPropertyDescription("The metadata.generation that this status was made for.")
        @Nullable Long observedGeneration) {

  /** A list that is left out, as whoever patched the status may have done, is an empty one. */
  public OneValueClusterStatus {
    members = members == null ? List.of() : List.copyOf(members);
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
  }
}
