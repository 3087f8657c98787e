package dev.onevalue.operator.mock;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What goes wrong at the API server, as a test wants it. Thread-safe. */
final class Faults {
  private final AtomicLong failures = new AtomicLong();
  private final Map<String, String> refused = new ConcurrentHashMap<>();
  private volatile int[] failing = {};
  private volatile @Nullable String forbidden;

  /** Answers whoever is no test with one of these statuses after the other; none: as it should. */
  void fail(int... statuses) {
    failing = statuses;
  }

  /** How often it has answered so. */
  long failures() {
    return failures.get();
  }

  /** What is to be made and has this text in it is forbidden from now on. */
  void refuseToCreate(String text) {
    forbidden = text;
  }

  /** Applies to that path fail from now on, as an API server fails them with that message. */
  void refuse(String path, String message) {
    refused.put(path, message);
  }

  /** The answer; null: nothing goes wrong. */
  @Nullable MockResponse of(RecordedRequest request) {
    int[] statuses = failing;
    if (statuses.length > 0 && !isOfTest(request)) {
      int status = statuses[(int) (failures.getAndIncrement() % statuses.length)];
      return new MockResponse().setResponseCode(status);
    }
    String text = forbidden;
    if (request.method() == HttpMethod.POST && text != null && bodyOf(request).contains(text)) {
      return refusal(403, "Forbidden", "you may not");
    }
    String path = request.getPath().replaceFirst("\\?.*", "");
    return request.method() == HttpMethod.PATCH && refused.containsKey(path)
        ? refusal(422, "Invalid", String.valueOf(refused.get(path)))
        : null;
  }

  /** By the name that the client gives itself if it is not told to say another one. */
  private static boolean isOfTest(RecordedRequest request) {
    return String.valueOf(request.getHeader("User-Agent")).startsWith("fabric8-kubernetes-client");
  }

  /** What is read from a body in any other way is gone. */
  private static String bodyOf(RecordedRequest request) {
    return new String(request.getBody().getBytes(), StandardCharsets.UTF_8);
  }

  private static MockResponse refusal(int code, String reason, String message) {
    Status status =
        new StatusBuilder()
            .withStatus("Failure")
            .withReason(reason)
            .withCode(code)
            .withMessage(message)
            .build();
    return new MockResponse().setResponseCode(code).setBody(Serialization.asJson(status));
  }
}
