package dev.onevalue.node.http.v1;

import dev.onevalue.node.core.register.Precondition;
import dev.onevalue.node.core.register.Precondition.AnyOf;
import dev.onevalue.node.core.register.Precondition.OfGeneration;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.core.register.Version;
import dev.onevalue.node.http.problem.ProblemException;
import dev.onevalue.node.http.resource.Parameters;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Under which conditions a request is to be served. Of a precondition and {@code ?ifGeneration}
 * there can be one.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13">RFC 9110, Conditional
 *     Requests</a>
 */
final class Conditions {

  private static final String IF_GENERATION = "ifGeneration";

  private Conditions() {}

  /** Whether who asks has this register already. */
  static boolean isKnown(Context context, Register register) {
    String known = context.header(Header.IF_NONE_MATCH);
    return known != null && EntityTag.isIn(known, register);
  }

  /**
   * Requires of a read what {@code If-Match} says.
   *
   * @throws ProblemException 412 if it is another register
   */
  static void requireMatch(Context context, Register present) throws ProblemException {
    String wanted = context.header(Header.IF_MATCH);
    if (wanted != null && !matching(wanted).isMetBy(present)) {
      throw failed(present);
    }
  }

  /**
   * What must be so for a write.
   *
   * @throws ProblemException if it cannot be read, or cannot be met
   */
  static Precondition ofWrite(Context context, Register present) throws ProblemException {
    String generation = context.queryParam(IF_GENERATION);
    String match = context.header(Header.IF_MATCH);
    requireOne(match, generation);
    if (isKnown(context, present)) {
      throw failed(present);
    }
    if (generation != null) {
      return new OfGeneration(
          Parameters.integer(IF_GENERATION, generation, 0, Version.MAX_GENERATION));
    }
    return match == null ? Precondition.NONE : matching(match);
  }

  /** What is answered to who expected another register: this one, so that it need not be read. */
  static ProblemException failed(Register present) {
    RegisterBody body = RegisterBody.of(present);
    return new ProblemException(
            HttpStatus.PRECONDITION_FAILED,
            "the value is %s, at generation %d".formatted(body.valueText(), body.generation()))
        .header(Header.ETAG, EntityTag.of(present))
        .with("value", body.value())
        .with("valueText", body.valueText())
        .with("generation", body.generation())
        .with("writer", body.writer());
  }

  private static void requireOne(@Nullable String match, @Nullable String generation)
      throws ProblemException {
    if (match != null && generation != null) {
      throw ProblemException.badRequest("If-Match and ifGeneration: only one of them may be given");
    }
  }

  /** Tags that name no register match none: compared strongly. */
  private static Precondition matching(String field) {
    var tags = EntityTag.listed(field);
    return tags.contains("*")
        ? Precondition.NONE
        : new AnyOf(tags.stream().map(EntityTag::precondition).flatMap(Optional::stream).toList());
  }
}
