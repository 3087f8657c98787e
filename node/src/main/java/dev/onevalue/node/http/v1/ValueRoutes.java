package dev.onevalue.node.http.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onevalue.node.core.receipt.Receipt;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.http.problem.BadRequestException;
import dev.onevalue.node.http.problem.Writes;
import dev.onevalue.node.runtime.NodeLoop;
import dev.onevalue.node.runtime.OutcomeUnknownException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The value as JSON under {@code /v1}. */
public final class ValueRoutes {

  private final NodeLoop node;

  public ValueRoutes(NodeLoop node) {
    this.node = node;
  }

  public void addTo(RoutesConfig routes) {
    routes.get("/v1/value", this::get);
    routes.put("/v1/value", this::put);
  }

  private void get(Context context) {
    Register register = node.state().register();
    String entityTag = entityTag(register);
    context.header(Header.ETAG, entityTag).header(Header.CACHE_CONTROL, "no-cache");
    if (matches(context.header(Header.IF_NONE_MATCH), entityTag)) {
      context.status(HttpStatus.NOT_MODIFIED);
    } else {
      context.json(ValueBody.of(register));
    }
  }

  /** 200 if as many members as asked hold it; 202 if it is written here, and they may not. */
  private void put(Context context) throws BadRequestException, OutcomeUnknownException {
    SetRequest request = SetRequest.of(context);
    Receipt receipt = Writes.await(node.set(request.value(), request.ack(), request.timeout()));
    context
        .status(receipt.confirmed() ? HttpStatus.OK : HttpStatus.ACCEPTED)
        .header(Header.ETAG, entityTag(receipt.written()))
        .json(ReceiptBody.of(receipt));
  }

  /** {@code "generation-writer"}; where no node wrote it, the value stands for the writer. */
  private static String entityTag(Register register) {
    NodeId writer = register.version().writer();
    Object origin = writer.equals(NodeId.NONE) ? register.value() : writer.incarnation();
    return "\"%d-%s\"".formatted(register.generation(), origin);
  }

  /** RFC 9110, section 13.1.2: a list of tags, weakly compared, or any. */
  private static boolean matches(@Nullable String ifNoneMatch, String entityTag) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(","))
            .map(tag -> tag.strip().replaceFirst("^W/", ""))
            .anyMatch(tag -> tag.equals(entityTag) || tag.equals("*"));
  }

  /**
   * What {@code GET /v1/value} answers.
   *
   * @param writer {@code name/incarnation}; null if no node of this cluster wrote the value
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record ValueBody(long value, long generation, @Nullable String writer) {

    static ValueBody of(Register register) {
      NodeId writer = register.version().writer();
      return new ValueBody(
          register.value(),
          register.generation(),
          writer.equals(NodeId.NONE) ? null : writer.toString());
    }
  }
}
