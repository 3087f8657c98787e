package dev.onevalue.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/**
 * What one member holds, as it said itself. Immutable.
 *
 * @param pod name of its Pod
 * @param value its value; null: the member is not heard
 * @param generation generation of that value; null: the member is not heard
 * @param writer who wrote that value; null: the member is not heard, or the value is the initial
 *     one
 * @param lag how many generations it is behind the newest; null: the member is not heard
 * @param ready true if its Pod is ready
 * @param heard true if the operator hears it
 * @param lastHeard when it was heard last, RFC 3339; null: it is heard, or never was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MemberStatus(
    @JsonPropertyDescription("Name of the member's Pod.") String pod,
    @JsonPropertyDescription("The value that it holds. Absent: the member is not heard.")
        @Nullable Long value,
    @JsonPropertyDescription("Generation of that value.") @Nullable Long generation,
    @JsonPropertyDescription("The member that wrote that value. Absent: it is the initial value.")
        @Nullable String writer,
    @JsonPropertyDescription("How many generations it is behind the newest that is known.")
        @Nullable Long lag,
    @JsonPropertyDescription("True if its Pod is ready.") boolean ready,
    @JsonPropertyDescription("True if the operator hears it.") boolean heard,
    @JsonPropertyDescription("When it was heard last. Absent: it is heard now, or never was.")
        @Nullable String lastHeard) {}
