package dev.onevalue.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/**
 * What one member holds, as it said itself. Immutable.
 *
 * @param name name of its Pod
 * @param value its value; null: the member was not heard
 * @param generation generation of that value; null: the member was not heard
 * @param writer who wrote that value; null: the member was not heard, or the value is the initial
 *     one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MemberStatus(
    @JsonPropertyDescription("Name of the member's Pod.") String name,
    @JsonPropertyDescription("The value that it holds. Absent: the member was not heard.")
        @Nullable Long value,
    @JsonPropertyDescription("Generation of that value.") @Nullable Long generation,
    @JsonPropertyDescription("The member that wrote that value. Absent: it is the initial value.")
        @Nullable String writer) {}
