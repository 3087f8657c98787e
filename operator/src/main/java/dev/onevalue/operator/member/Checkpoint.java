package dev.onevalue.operator.member;

import dev.onevalue.operator.member.http.Json;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A register in full, as a member gives it away and can take it over. Immutable.
 *
 * @param register the register
 * @param json all that the member said, with what only members understand
 */
public record Checkpoint(Register register, String json) {

  /**
   * What {@code GET /v1/checkpoint} answered.
   *
   * @throws IOException if it is no checkpoint
   */
  public static Checkpoint parse(String json) throws IOException {
    return new Checkpoint(Json.read(json, Register.class), json);
  }

  /** Of a register whose member can no longer be asked: its ancestors are not known. */
  public static Checkpoint of(Register register) {
    return new Checkpoint(
        register,
        Json.write(
            new Full(register.value(), register.generation(), register.writer(), List.of())));
  }

  private record Full(
      long value, long generation, @Nullable String writer, List<String> ancestors) {}
}
