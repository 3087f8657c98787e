package dev.onevalue.api.v1alpha1.container;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.onevalue.api.v1alpha1.MetadataSyntax;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/**
 * A Secret by which the image is pulled. Immutable.
 *
 * @param name its name
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PullSecretSpec(
    @JsonPropertyDescription("Name of a Secret in the same namespace.")
        @Required
        @Pattern(MetadataSyntax.OBJECT_NAME)
        @Size(max = 253)
        String name) {}
