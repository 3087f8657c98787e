package dev.onevalue.node.http.seed;

import dev.onevalue.node.core.receipt.Outcome;
import dev.onevalue.node.core.receipt.Receipt;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.core.register.Version;
import dev.onevalue.node.http.access.WriteGuard;
import dev.onevalue.node.http.connection.RequestTarget;
import dev.onevalue.node.http.log.Printable;
import dev.onevalue.node.http.problem.Outcomes;
import dev.onevalue.node.http.problem.ProblemException;
import dev.onevalue.node.http.resource.Routes;
import dev.onevalue.node.http.trace.TraceContext;
import dev.onevalue.node.runtime.NodeLoop;
import dev.onevalue.node.runtime.OutcomeUnknownException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Objects;

/**
 * The routes of the program that this one grew out of: {@code /get}, {@code /set/5} and {@code
 * /notify/5/3?notifier=me}. They answer every verb, in plain text, byte for byte as it did.
 */
public final class SeedRoutes implements Routes {

  private static final String SET = "/set/{newVal}";
  private static final String NOTIFY = "/notify/{curVal}/{curGeneration}";

  /** The paths of those that write. */
  public static final List<String> WRITES = List.of(SET, NOTIFY);

  private final NodeLoop node;
  private final WriteGuard guard;

  public SeedRoutes(NodeLoop node, WriteGuard guard) {
    this.node = node;
    this.guard = guard;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    anyVerb(routes, "/get", this::get);
    anyVerb(routes, SET, this::set);
    anyVerb(routes, NOTIFY, this::notify);
  }

  /**
   * Javalin's routes are for one verb each; what runs before them is for all, those it has no name
   * for included.
   */
  private static void anyVerb(RoutesConfig routes, String path, Handler handler) {
    routes.before(
        path,
        context -> {
          context.contentType("text/plain; charset=utf-8");
          handler.handle(context);
          context.skipRemainingHandlers();
        });
  }

  private void get(Context context) {
    context.result(Long.toString(node.state().register().value()));
  }

  private void set(Context context) throws ProblemException, OutcomeUnknownException {
    long value = integer(context, 1);
    var trace = TraceContext.of(context.header(TraceContext.HEADER));
    context.header(TraceContext.HEADER, trace.traceparent());
    Outcome made = Outcomes.await(node.set(value, trace.trace()));
    guard.wrote(context, made);
    context.result(Long.toString(value));
  }

  private void notify(Context context) throws ProblemException, OutcomeUnknownException {
    long value = integer(context, 1);
    long generation = integer(context, 2);
    if (generation > Version.MAX_GENERATION) {
      throw new NumberFormatException(
          "generation %d is over %d".formatted(generation, Version.MAX_GENERATION));
    }
    String notifier = Objects.requireNonNullElse(context.queryParam("notifier"), "");
    Outcome made = Outcomes.await(node.notify(value, generation, Printable.of(notifier)));
    if (generation >= 0 && isOf(made, Register.told(value, generation))) {
      guard.wrote(context, made);
    }
    context.status(HttpStatus.OK);
  }

  /** Whether it was taken over; if not, the receipt is of the register that is there. */
  private static boolean isOf(Outcome made, Register told) {
    return made instanceof Receipt held && held.written().equals(told);
  }

  private static long integer(Context context, int segment) {
    byte[] text = PathSegments.decoded(RequestTarget.pathOf(context.req()), segment);
    for (byte each : text) {
      if (each == '/') {
        throw new NotFoundResponse();
      }
    }
    return GoIntegers.parse(text);
  }
}
