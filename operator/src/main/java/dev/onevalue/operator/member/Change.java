package dev.onevalue.operator.member;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A change that a member saw. Immutable.
 *
 * @param value value of the write
 * @param generation its generation
 * @param writer who wrote it
 * @param by who asked the member for it; null: another one wrote it, or it does not know
 * @param kept false: it lost against a concurrent write
 */
public record Change(
    @JsonProperty(required = true) long value,
    @JsonProperty(required = true) long generation,
    @Nullable String writer,
    @Nullable String by,
    @JsonProperty(required = true) boolean kept) {}
