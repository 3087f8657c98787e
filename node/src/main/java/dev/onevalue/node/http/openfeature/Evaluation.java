package dev.onevalue.node.http.openfeature;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.flagd.FlagDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What became of an evaluation of the flag.
 *
 * @see <a href="https://github.com/open-feature/protocol/blob/main/service/openapi.yaml">OFREP</a>
 */
sealed interface Evaluation {

  /** Of this register, under this key. */
  static Evaluation of(String key, Register register) {
    long value = register.value();
    if (!FlagDefinition.isExact(value)) {
      return new Failure(key, "GENERAL", FlagDefinition.refusal(value));
    }
    return new Success(key, value, "STATIC", "g" + register.generation(), Metadata.of(register));
  }

  /** The value: the same for everybody. */
  record Success(String key, long value, String reason, String variant, Metadata metadata)
      implements Evaluation {}

  /**
   * No value.
   *
   * @param errorCode of OpenFeature
   */
  record Failure(String key, String errorCode, String errorDetails) implements Evaluation {}

  /** Where the value comes from. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Metadata(long generation, @Nullable String writer) {

    private static Metadata of(Register register) {
      NodeId writer = register.version().writer();
      return new Metadata(
          register.generation(), writer.equals(NodeId.NONE) ? null : writer.toString());
    }
  }
}
