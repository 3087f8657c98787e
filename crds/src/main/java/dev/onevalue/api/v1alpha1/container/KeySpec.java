package dev.onevalue.api.v1alpha1.container;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.onevalue.api.v1alpha1.MetadataSyntax;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/**
 * A key of a Secret or ConfigMap. Immutable.
 *
 * @param name name of the object
 * @param key key in it
 * @param optional true: a member starts without it; null: it does not
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeySpec(
    @JsonPropertyDescription("Name of the Secret or ConfigMap.")
        @Required
        @Pattern(MetadataSyntax.OBJECT_NAME)
        @Size(max = 253)
        String name,
    @JsonPropertyDescription("Key in it.")
        @Required
        @Pattern(MetadataSyntax.DATA_KEY)
        @Size(max = 253)
        String key,
    @JsonPropertyDescription("True: a member starts without it. Unset: it does not.")
        @Nullable Boolean optional) {}
