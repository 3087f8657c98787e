package dev.onevalue.node.http.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;

/**
 * A whole answer, so that it can be given again.
 *
 * @param body JSON
 */
public record Answer(HttpStatus status, String entityTag, String body) {

  private static final JsonMapper JSON = new JsonMapper();

  /** One whose body is this, as JSON. */
  public static Answer json(HttpStatus status, String entityTag, Object body) {
    try {
      return new Answer(status, entityTag, JSON.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Gives it. */
  public void writeTo(Context context) {
    context.status(status).header(Header.ETAG, entityTag).contentType(MediaTypes.JSON).result(body);
  }
}
