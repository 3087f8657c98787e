package dev.onevalue.node.http.problem;

import dev.onevalue.node.http.log.Printable;
import dev.onevalue.node.http.log.SparseLog;
import dev.onevalue.node.runtime.OutcomeUnknownException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of what routes throw, and of requests that have no route. */
public final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final SparseLog LOGGED = new SparseLog(System::nanoTime);

  private static final String ANSWERED = "answered";

  private Failures() {}

  /** Adds it to all routes. */
  public static void addTo(RoutesConfig routes) {
    routes.exception(
        NumberFormatException.class,
        (e, context) -> Problem.answer(context, HttpStatus.BAD_REQUEST, message(e)));
    routes.exception(ProblemException.class, ProblemException::answer);
    routes.exception(
        OutcomeUnknownException.class, (e, context) -> Outcomes.unknown(e).answer(context));
    routes.exception(Exception.class, Failures::failed);
    problem(routes, HttpStatus.NOT_FOUND, "404 page not found\n");
    problem(routes, HttpStatus.METHOD_NOT_ALLOWED, "see Allow for the methods of this resource");
  }

  private static void problem(RoutesConfig routes, HttpStatus status, String detail) {
    routes.error(
        status.getCode(),
        context -> {
          if (context.attribute(ANSWERED) == null) {
            Problem.answer(context, status, detail);
          }
        });
  }

  /** A route has answered with such a status itself: its answer stays. */
  public static void leave(Context context) {
    context.attribute(ANSWERED, true);
  }

  /** What the client did not send as it should is no failure of this node. */
  private static void failed(Exception e, Context context) {
    if (e instanceof HttpException bad && HttpStatus.forStatus(bad.getCode()).isClientError()) {
      Problem.answer(context, HttpStatus.forStatus(bad.getCode()), "body: " + bad.getReason());
      return;
    }
    if (LOGGED.isDue(e.getClass().getName())) {
      String path = Printable.of(context.req().getRequestURI());
      LOG.error("{} {} failed", Printable.of(context.req().getMethod()), path, Printable.of(e));
    }
    Problem.answer(context, HttpStatus.INTERNAL_SERVER_ERROR, "see the node's log");
  }

  private static String message(Exception e) {
    return String.valueOf(e.getMessage());
  }
}
