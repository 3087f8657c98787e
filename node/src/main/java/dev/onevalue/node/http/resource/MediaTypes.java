package dev.onevalue.node.http.resource;

import dev.onevalue.node.http.log.Printable;
import dev.onevalue.node.http.problem.ProblemException;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What form an answer may have, and a request.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1">RFC 9110, Accept</a>
 */
public final class MediaTypes {

  public static final String JSON = "application/json";
  public static final String EVENT_STREAM = "text/event-stream";

  /** What {@code curl -d} calls any body, JSON included, unless it is told otherwise. */
  private static final String CURLS_DEFAULT = "application/x-www-form-urlencoded";

  private static final Set<String> TAKEN_AS_JSON = Set.of(JSON, CURLS_DEFAULT);

  private MediaTypes() {}

  /**
   * Requires that the answer may have this form.
   *
   * @throws ProblemException 406 if it may not
   */
  public static void requireAccepted(@Nullable String accept, String type) throws ProblemException {
    if (!isAccepted(accept, type)) {
      throw new ProblemException(
          HttpStatus.NOT_ACCEPTABLE,
          "Accept: '%s' does not include %s".formatted(Printable.of(String.valueOf(accept)), type));
    }
  }

  /** Whether an {@code Accept} header allows this type: the most specific range decides. */
  public static boolean isAccepted(@Nullable String accept, String type) {
    if (accept == null || accept.isBlank()) {
      return true;
    }
    return Arrays.stream(accept.split(","))
        .map(MediaTypes::range)
        .filter(range -> range.includes(type))
        .max(Comparator.comparingInt(Range::specificity))
        .filter(Range::wanted)
        .isPresent();
  }

  /**
   * Requires that a body is JSON, by what its sender calls it, if anything.
   *
   * @throws ProblemException 415 if it is not
   */
  public static void requireJsonBody(Context context) throws ProblemException {
    String said = context.header(Header.CONTENT_TYPE);
    if (said != null && !TAKEN_AS_JSON.contains(typeOf(said))) {
      throw new ProblemException(
              HttpStatus.UNSUPPORTED_MEDIA_TYPE,
              "Content-Type: '%s' is not %s".formatted(Printable.of(said), JSON))
          .header(Header.ACCEPT, JSON);
    }
  }

  private static String typeOf(String field) {
    return field.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static Range range(String text) {
    boolean refused =
        Arrays.stream(text.split(";")).skip(1).anyMatch(p -> p.strip().matches("[qQ]=0(\\.0*)?"));
    return new Range(typeOf(text), !refused);
  }

  private record Range(String type, boolean wanted) {

    boolean includes(String other) {
      return type.equals("*/*")
          || type.equals(other)
          || (type.endsWith("/*") && other.startsWith(type.substring(0, type.length() - 1)));
    }

    int specificity() {
      return type.equals("*/*") ? 0 : type.endsWith("/*") ? 1 : 2;
    }
  }
}
