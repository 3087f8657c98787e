package dev.onevalue.api.v1alpha1.pod;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.onevalue.api.v1alpha1.MetadataSyntax;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/**
 * How the members are spread over a kind of place, with the fields of a Pod's topology spread
 * constraint; it always counts the members of this cluster. Immutable.
 *
 * @param maxSkew by how many members two places may differ, 1 to 100
 * @param topologyKey label of nodes that says which place they are in
 * @param whenUnsatisfiable DoNotSchedule or ScheduleAnyway
 * @param minDomains number of places below which one more counts as empty; null: 1
 * @param nodeAffinityPolicy Honor or Ignore; null: Honor
 * @param nodeTaintsPolicy Honor or Ignore; null: Ignore
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SpreadSpec(
    @JsonPropertyDescription("By how many members two places may differ.")
        @Default("1")
        @Min(1)
        @Max(100)
        int maxSkew,
    @JsonPropertyDescription(
            "Label of nodes that says which place they are in, topology.kubernetes.io/zone for"
                + " example. Members of this cluster are counted.")
        @Required
        @Pattern(MetadataSyntax.KEY)
        @Size(max = MetadataSyntax.MAX_KEY)
        String topologyKey,
    @JsonPropertyDescription("DoNotSchedule or ScheduleAnyway.")
        @Required
        @Pattern("^(DoNotSchedule|ScheduleAnyway)$")
        String whenUnsatisfiable,
    @JsonPropertyDescription(
            "With DoNotSchedule: with fewer places than this, the smallest number of members in a"
                + " place counts as 0.")
        @Min(1)
        @Max(100)
        @Nullable Integer minDomains,
    @JsonPropertyDescription(
            "Whether nodes that the Pod's affinity excludes are left out: Honor, or Ignore. Unset:"
                + " Honor.")
        @Pattern("^(Honor|Ignore)$")
        @Nullable String nodeAffinityPolicy,
    @JsonPropertyDescription(
            "Whether nodes with taints that keep members away are left out: Honor, or Ignore."
                + " Unset: Ignore.")
        @Pattern("^(Honor|Ignore)$")
        @Nullable String nodeTaintsPolicy) {}
