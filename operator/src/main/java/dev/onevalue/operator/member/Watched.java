package dev.onevalue.operator.member;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.onevalue.operator.member.http.ImproperAnswerException;
import dev.onevalue.operator.member.http.Json;
import org.jspecify.annotations.Nullable;

/** What a member tells those who watch it. */
public sealed interface Watched {

  /**
   * It holds this register.
   *
   * @param register from now on
   */
  record Holds(Register register) implements Watched {}

  /**
   * It still does.
   *
   * @param generation the register's
   * @param ageMillis for how many ms it may have missed a write of another member; null: it does
   *     not know
   */
  record Alive(@JsonProperty(required = true) long generation, @Nullable Long ageMillis)
      implements Watched {}

  /** It leaves the cluster, in order. */
  record Leaving() implements Watched {}

  /**
   * What an event says.
   *
   * @throws ImproperAnswerException if it is none of a member's
   */
  static Watched of(ServerSentEvent event) throws ImproperAnswerException {
    return switch (event.type()) {
      case "message" -> new Holds(Json.read(event.data(), Register.class));
      case "heartbeat" -> Json.read(event.data(), Alive.class);
      case "leaving" -> new Leaving();
      default -> throw new ImproperAnswerException("an unknown event: " + event.type());
    };
  }
}
