package dev.onevalue.node.http.openfeature;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.http.openfeature.Evaluation.Failure;
import dev.onevalue.node.http.problem.Failures;
import dev.onevalue.node.http.resource.Resource;
import dev.onevalue.node.http.resource.Routes;
import dev.onevalue.node.http.v1.EntityTag;
import dev.onevalue.node.http.watch.EventFormat;
import dev.onevalue.node.runtime.NodeState;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The value as the one flag of a node, for OpenFeature's generic providers.
 *
 * @see <a href="https://github.com/open-feature/protocol">OpenFeature Remote Evaluation
 *     Protocol</a>
 */
public final class OfrepRoutes implements Routes {

  private static final String FLAGS = "/ofrep/v1/evaluate/flags";
  private static final List<EventStream> EVENTS =
      List.of(new EventStream("sse", new Endpoint(EventFormat.REFETCH.path())));

  private final String key;
  private final Supplier<NodeState> state;

  /**
   * @param key of the flag: the cluster's name
   */
  public OfrepRoutes(String key, Supplier<NodeState> state) {
    this.key = key;
    this.state = state;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    new Resource(FLAGS, Map.of(HandlerType.POST, this::evaluateAll)).addTo(routes);
    new Resource(FLAGS + "/{key}", Map.of(HandlerType.POST, this::evaluate)).addTo(routes);
  }

  private void evaluate(Context context) {
    String asked = context.pathParam("key");
    if (!isWellFormed(context, asked)) {
      return;
    }
    if (!asked.equals(key)) {
      Failures.leave(context);
      answer(
          context,
          HttpStatus.NOT_FOUND,
          new Failure(asked, "FLAG_NOT_FOUND", "the only flag is '%s'".formatted(key)));
      return;
    }
    Evaluation evaluation = Evaluation.of(key, state.get().register());
    boolean failed = evaluation instanceof Failure;
    answer(context, failed ? HttpStatus.BAD_REQUEST : HttpStatus.OK, evaluation);
  }

  private void evaluateAll(Context context) {
    if (!isWellFormed(context, null)) {
      return;
    }
    Register register = state.get().register();
    String known = context.header(Header.IF_NONE_MATCH);
    context.header(Header.ETAG, EntityTag.of(register));
    if (known != null && EntityTag.isIn(known, register)) {
      context.status(HttpStatus.NOT_MODIFIED);
    } else {
      answer(context, HttpStatus.OK, new Flags(List.of(Evaluation.of(key, register)), EVENTS));
    }
  }

  /** If the request's body is none, that is answered. */
  private static boolean isWellFormed(Context context, @Nullable String asked) {
    try {
      EvaluationRequest.require(context.body());
      return true;
    } catch (EvaluationRequest.Malformed e) {
      answer(
          context,
          HttpStatus.BAD_REQUEST,
          new Refusal(asked, e.errorCode(), String.valueOf(e.getMessage())));
      return false;
    }
  }

  private static void answer(Context context, HttpStatus status, Object body) {
    context.status(status).header(Header.CACHE_CONTROL, "no-cache").json(body);
  }

  private record Flags(List<Evaluation> flags, List<EventStream> eventStreams) {}

  private record EventStream(String type, Endpoint endpoint) {}

  private record Endpoint(String requestUri) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Refusal(@Nullable String key, String errorCode, String errorDetails) {}
}
