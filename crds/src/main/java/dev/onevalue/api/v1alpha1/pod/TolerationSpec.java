package dev.onevalue.api.v1alpha1.pod;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.onevalue.api.v1alpha1.MetadataSyntax;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/**
 * A taint that keeps no member away from a node, with the fields of a Pod's toleration. Immutable.
 *
 * @param key the taint's key; null: any, if the operator is Exists
 * @param operator Exists or Equal; null: Equal
 * @param value the taint's value, if the operator is Equal
 * @param effect NoSchedule, PreferNoSchedule or NoExecute; null: all of them
 * @param tolerationSeconds how long a member stays after a NoExecute taint; null: for ever
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TolerationSpec(
    @JsonPropertyDescription("Key of the taint. Unset, with the operator Exists: every key.")
        @Pattern(MetadataSyntax.KEY)
        @Size(max = MetadataSyntax.MAX_KEY)
        @Nullable String key,
    @JsonPropertyDescription("Exists, or Equal, which is the default.") @Pattern("^(Exists|Equal)$")
        @Nullable String operator,
    @JsonPropertyDescription("Value of the taint, if the operator is Equal.")
        @Pattern(MetadataSyntax.LABEL_VALUE)
        @Size(max = MetadataSyntax.MAX_LABEL_VALUE)
        @Nullable String value,
    @JsonPropertyDescription("NoSchedule, PreferNoSchedule or NoExecute. Unset: all of them.")
        @Pattern("^(NoSchedule|PreferNoSchedule|NoExecute)$")
        @Nullable String effect,
    @JsonPropertyDescription(
            "Seconds that a member stays after a NoExecute taint. Unset: for ever.")
        @Min(0)
        @Max(31_536_000)
        @Nullable Long tolerationSeconds) {}
