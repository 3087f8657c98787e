package dev.onevalue.node.http.openfeature;

import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.flagd.FlagDefinition;
import dev.onevalue.node.http.problem.ProblemException;
import dev.onevalue.node.http.resource.MediaTypes;
import dev.onevalue.node.http.resource.Resource;
import dev.onevalue.node.http.resource.Routes;
import dev.onevalue.node.http.v1.EntityTag;
import dev.onevalue.node.runtime.NodeState;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.util.function.Supplier;

/** {@code /v1/flagd.json}: the definition of the flag, for flagd's synchronization over HTTP. */
public final class FlagdRoutes implements Routes {

  private final String key;
  private final Supplier<NodeState> state;

  /**
   * @param key of the flag: the cluster's name
   */
  public FlagdRoutes(String key, Supplier<NodeState> state) {
    this.key = key;
    this.state = state;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    Resource.readOnly("/v1/flagd.json", this::get).addTo(routes);
  }

  private void get(Context context) throws ProblemException {
    MediaTypes.requireAccepted(context.header(Header.ACCEPT), MediaTypes.JSON);
    Register register = state.get().register();
    if (!FlagDefinition.isExact(register.value())) {
      throw new ProblemException(HttpStatus.CONFLICT, FlagDefinition.refusal(register.value()));
    }
    context.header(Header.ETAG, EntityTag.of(register)).header(Header.CACHE_CONTROL, "no-cache");
    String known = context.header(Header.IF_NONE_MATCH);
    if (known != null && EntityTag.isIn(known, register)) {
      context.status(HttpStatus.NOT_MODIFIED);
    } else {
      context.contentType(MediaTypes.JSON).result(definition(register));
    }
  }

  private String definition(Register register) {
    NodeId writer = register.version().writer();
    return FlagDefinition.of(
        key,
        register.value(),
        register.generation(),
        writer.equals(NodeId.NONE) ? null : writer.toString());
  }
}
