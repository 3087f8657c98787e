package dev.onevalue.node.http.seed;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.onevalue.node.core.receipt.Outcome;
import dev.onevalue.node.core.receipt.Refusal;
import dev.onevalue.node.http.access.Caller;
import dev.onevalue.node.http.access.WriteGuard;
import dev.onevalue.node.http.connection.Bodies;
import dev.onevalue.node.http.problem.Outcomes;
import dev.onevalue.node.http.trace.TraceContext;
import dev.onevalue.node.runtime.NodeLoop;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Takes {@code /set/5}, whatever the verb, without a thread that waits: the node's loop, which ends
 * a write, writes its answer too, as far as the client's connection takes it at once. What is no
 * plain integer, has a body, or may not be, goes to the routes behind, which say what is wrong with
 * it.
 */
public final class Sets extends Handler.Wrapper {

  private static final Pattern PATH = Pattern.compile("/set/([+-]?[0-9]{1,19})");

  private final NodeLoop node;
  private final WriteGuard guard;
  private final Overdue overdue = new Overdue();

  public Sets(NodeLoop node, WriteGuard guard, Handler behind) {
    super(behind);
    this.node = node;
    this.guard = guard;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    overdue.start(getServer().getScheduler());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    OptionalLong value = Bodies.isWithout(request) ? value(request) : OptionalLong.empty();
    Optional<Caller> caller = value.isEmpty() ? Optional.empty() : guard.known(request);
    if (caller.isEmpty()) {
      return super.handle(request, response, callback);
    }
    set(value.getAsLong(), caller.get(), new Exchange(request, response, callback));
    return true;
  }

  private void set(long value, Caller caller, Exchange exchange) {
    var trace = TraceContext.of(exchange.request().getHeaders().get(TraceContext.HEADER));
    exchange.response().getHeaders().put(TraceContext.HEADER, trace.traceparent());
    var write = node.set(value, trace.trace());
    overdue.watch(write);
    var _ = write.outcome().thenAccept(done -> guard.wrote(caller, done));
    var _ = write.outcome().whenComplete((done, failed) -> exchange.answer(value, done, failed));
  }

  private static OptionalLong value(Request request) {
    Matcher path = PATH.matcher(String.valueOf(request.getHttpURI().getPath()));
    try {
      return path.matches()
          ? OptionalLong.of(GoIntegers.parse(path.group(1).getBytes(US_ASCII)))
          : OptionalLong.empty();
    } catch (NumberFormatException _) {
      return OptionalLong.empty();
    }
  }

  private record Exchange(Request request, Response response, Callback callback) {

    void answer(long value, @Nullable Outcome outcome, @Nullable Throwable failure) {
      switch (outcome) {
        case null ->
            Outcomes.unknown(Objects.requireNonNull(failure)).answer(request, response, callback);
        case Refusal refusal -> Outcomes.problem(refusal).answer(request, response, callback);
        case Outcome _ -> {
          Decimal answer = Decimal.of(value);
          answer.describe(response.getHeaders());
          answer.write(response, callback);
        }
      }
    }
  }
}
