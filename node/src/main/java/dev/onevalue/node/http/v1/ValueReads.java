package dev.onevalue.node.http.v1;

import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.http.change.Changes;
import dev.onevalue.node.http.connection.Waiting;
import dev.onevalue.node.http.problem.ProblemException;
import dev.onevalue.node.http.resource.MediaTypes;
import dev.onevalue.node.http.resource.Parameters;
import dev.onevalue.node.runtime.NodeState;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * {@code GET /v1/value}; with {@code ?wait=30s} and {@code If-None-Match} it is answered when the
 * register is another one than those, or when the time is over.
 */
final class ValueReads {

  private static final String WAIT = "wait";
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final Supplier<NodeState> state;
  private final Changes changes;
  private final BooleanSupplier leaving;

  ValueReads(Supplier<NodeState> state, Changes changes, BooleanSupplier leaving) {
    this.state = state;
    this.changes = changes;
    this.leaving = leaving;
  }

  void get(Context context) throws ProblemException, InterruptedException {
    MediaTypes.requireAccepted(context.header(Header.ACCEPT), MediaTypes.JSON);
    Duration wait = wait(context);
    if (!wait.isZero() && Conditions.isKnown(context, present())) {
      await(context, wait);
    }
    answer(context, present());
  }

  private Register present() {
    return state.get().register();
  }

  private static Duration wait(Context context) throws ProblemException {
    String text = context.queryParam(WAIT);
    return text == null
        ? Duration.ZERO
        : Parameters.duration(WAIT, text, Duration.ZERO, LONGEST_WAIT);
  }

  private void await(Context context, Duration wait) throws ProblemException, InterruptedException {
    long deadline = System.nanoTime() + wait.toNanos();
    try (var _ = Waiting.begin(context.req())) {
      var _ =
          changes.await(
              () -> leaving.getAsBoolean() || !Conditions.isKnown(context, present()), deadline);
    }
  }

  private static void answer(Context context, Register register) throws ProblemException {
    Conditions.requireMatch(context, register);
    context.header(Header.ETAG, EntityTag.of(register)).header(Header.CACHE_CONTROL, "no-cache");
    if (Conditions.isKnown(context, register)) {
      context.status(HttpStatus.NOT_MODIFIED);
    } else {
      context.json(RegisterBody.of(register));
    }
  }
}
