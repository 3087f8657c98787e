package dev.onevalue.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/**
 * The newest write that was heard of. Immutable.
 *
 * @param value its value
 * @param generation its generation
 * @param writer the member that wrote it; null: unknown
 * @param by who asked that member for it; null: nobody had to say, or the member did not tell
 * @param traceId of the request for it, as W3C Trace Context has it; null: not known
 * @param time when the operator heard of it first, RFC 3339
 * @param convergedMillis from then until the operator had heard it from all members, in ms, rounded
 *     up and at least 1; null: not yet, or nobody listened
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LastWrite(
    @JsonPropertyDescription("The value that was written.") long value,
    @JsonPropertyDescription("The generation of the write.") long generation,
    @JsonPropertyDescription("The member that wrote it.") @Nullable String writer,
    @JsonPropertyDescription(
            "Who set it, as Kubernetes calls who showed the token. Absent: none was asked for, or"
                + " the member that was asked did not tell.")
        @Nullable String by,
    @JsonPropertyDescription(
            "The trace (W3C Trace Context) of the request that set it. Absent: it is not known.")
        @Nullable String traceId,
    @JsonPropertyDescription("When the operator heard of it first.") String time,
    @JsonPropertyDescription(
            "Milliseconds from then until all members had said that they hold it, rounded up: at"
                + " least 1. Absent: not yet, or the operator was not there to hear it.")
        @Nullable Long convergedMillis) {

  /** The same, asked for by this one. */
  public LastWrite by(String subject) {
    return new LastWrite(value, generation, writer, subject, traceId, time, convergedMillis);
  }

  /** The same, heard from all members after so many ms. */
  public LastWrite convergedAfter(long millis) {
    return new LastWrite(value, generation, writer, by, traceId, time, millis);
  }
}
