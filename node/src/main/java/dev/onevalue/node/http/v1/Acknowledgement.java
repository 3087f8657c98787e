package dev.onevalue.node.http.v1;

import dev.onevalue.node.core.receipt.Ack;
import dev.onevalue.node.http.log.Printable;
import dev.onevalue.node.http.problem.ProblemException;
import dev.onevalue.node.http.resource.Parameters;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How many members must hold a write before it is answered: {@code ?ack=majority&timeout=2s}.
 *
 * @param timeout after which it is answered even if not as many do, 1 ms to 60 s
 */
record Acknowledgement(Ack ack, Duration timeout) {

  private static final Duration DEFAULT = Duration.ofSeconds(2);
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  static Acknowledgement of(Context context) throws ProblemException {
    String timeout = context.queryParam("timeout");
    return new Acknowledgement(
        ack(context.queryParam("ack")),
        timeout == null ? DEFAULT : Parameters.duration("timeout", timeout, SHORTEST, LONGEST));
  }

  private static Ack ack(@Nullable String text) throws ProblemException {
    if (text == null) {
      return Ack.ONE;
    }
    return Arrays.stream(Ack.values())
        .filter(ack -> ack.name().toLowerCase(Locale.ROOT).equals(text))
        .findAny()
        .orElseThrow(() ->
            ProblemException.badRequest(
                "ack: '%s' is not one of one, majority, all".formatted(Printable.of(text))));
  }
}
