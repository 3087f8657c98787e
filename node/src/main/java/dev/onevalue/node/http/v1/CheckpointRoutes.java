package dev.onevalue.node.http.v1;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.onevalue.node.core.receipt.Outcome;
import dev.onevalue.node.core.receipt.Restored;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.http.problem.Outcomes;
import dev.onevalue.node.http.problem.ProblemException;
import dev.onevalue.node.http.resource.MediaTypes;
import dev.onevalue.node.runtime.NodeLoop;
import dev.onevalue.node.runtime.OutcomeUnknownException;
import dev.onevalue.node.wire.RegisterJson;
import io.javalin.http.Context;
import io.javalin.http.Header;

/**
 * {@code /v1/checkpoint}: the register in full, to be kept elsewhere and given back: what is given
 * is merged, so that it can never undo anything.
 */
final class CheckpointRoutes {

  private final NodeLoop node;

  CheckpointRoutes(NodeLoop node) {
    this.node = node;
  }

  void get(Context context) throws ProblemException {
    MediaTypes.requireAccepted(context.header(Header.ACCEPT), MediaTypes.JSON);
    answer(context, node.state().register());
  }

  void put(Context context) throws ProblemException, OutcomeUnknownException {
    MediaTypes.requireAccepted(context.header(Header.ACCEPT), MediaTypes.JSON);
    MediaTypes.requireJsonBody(context);
    Register kept = parse(new String(context.bodyAsBytes(), UTF_8));
    switch (Outcomes.await(node.restore(kept))) {
      case Restored restored -> answer(context, restored.present());
      case Outcome other -> throw new IllegalStateException("answer to a restore: " + other);
    }
  }

  private static Register parse(String body) throws ProblemException {
    try {
      return RegisterJson.parse(body);
    } catch (IllegalArgumentException e) {
      throw ProblemException.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private static void answer(Context context, Register register) {
    context
        .header(Header.ETAG, EntityTag.of(register))
        .header(Header.CACHE_CONTROL, "no-cache")
        .json(RegisterJson.of(register));
  }
}
