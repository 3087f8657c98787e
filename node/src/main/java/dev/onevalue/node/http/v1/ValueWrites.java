package dev.onevalue.node.http.v1;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.onevalue.node.core.receipt.Outcome;
import dev.onevalue.node.core.receipt.PreconditionFailed;
import dev.onevalue.node.core.receipt.Receipt;
import dev.onevalue.node.core.register.TraceId;
import dev.onevalue.node.http.access.WriteGuard;
import dev.onevalue.node.http.connection.Waiting;
import dev.onevalue.node.http.idempotency.IdempotencyKeys;
import dev.onevalue.node.http.problem.Outcomes;
import dev.onevalue.node.http.problem.ProblemException;
import dev.onevalue.node.http.resource.Answer;
import dev.onevalue.node.http.resource.MediaTypes;
import dev.onevalue.node.http.trace.TraceContext;
import dev.onevalue.node.runtime.NodeLoop;
import dev.onevalue.node.runtime.OutcomeUnknownException;
import dev.onevalue.node.runtime.SetCommand;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.time.Duration;

/**
 * {@code PUT /v1/value}: a set, or a compare-and-set; 200 if as many members as asked hold it, 202
 * if it is written here, and they may not.
 */
final class ValueWrites {

  /** Whoever may take longer waits on purpose. */
  private static final Duration QUICK = Duration.ofSeconds(5);

  private final NodeLoop node;
  private final IdempotencyKeys keys;
  private final WriteGuard guard;

  ValueWrites(NodeLoop node, IdempotencyKeys keys, WriteGuard guard) {
    this.node = node;
    this.keys = keys;
    this.guard = guard;
  }

  void put(Context context) throws Exception {
    MediaTypes.requireAccepted(context.header(Header.ACCEPT), MediaTypes.JSON);
    MediaTypes.requireJsonBody(context);
    var trace = TraceContext.of(context.header(TraceContext.HEADER));
    context.header(TraceContext.HEADER, trace.traceparent());
    SetCommand command = command(context, trace.trace());
    keys.once(context, () -> set(context, command)).writeTo(context);
  }

  private SetCommand command(Context context, TraceId trace) throws ProblemException {
    var acknowledgement = Acknowledgement.of(context);
    return new SetCommand(
        SetBody.value(new String(context.bodyAsBytes(), UTF_8)),
        acknowledgement.ack(),
        acknowledgement.timeout(),
        Conditions.ofWrite(context, node.state().register()),
        trace);
  }

  private Answer set(Context context, SetCommand command)
      throws ProblemException, OutcomeUnknownException {
    Outcome made = made(context, command);
    guard.wrote(context, made);
    return switch (made) {
      case Receipt receipt -> answer(receipt);
      case PreconditionFailed failed -> throw Conditions.failed(failed.present());
      case Outcome other -> throw new IllegalStateException("answer to a set: " + other);
    };
  }

  private Outcome made(Context context, SetCommand command)
      throws ProblemException, OutcomeUnknownException {
    if (command.timeout().compareTo(QUICK) <= 0) {
      return Outcomes.await(node.set(command));
    }
    try (var _ = Waiting.begin(context.req())) {
      return Outcomes.await(node.set(command));
    }
  }

  private static Answer answer(Receipt receipt) {
    return Answer.json(
        receipt.confirmed() ? HttpStatus.OK : HttpStatus.ACCEPTED,
        EntityTag.of(receipt.written()),
        ReceiptBody.of(receipt));
  }
}
