package dev.onevalue.operator.mock;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.Buffer;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Adds server-side apply to the mock server, and that null in a merge patch removes a field: an
 * applied object is made, or merged into the one that exists, and its {@code managedFields} name
 * what was applied. One field manager is supposed, lists are replaced as a whole. Records where was
 * written to, in whatever way.
 */
final class ApplyDispatcher extends KubernetesCrudDispatcher {
  private static final Set<HttpMethod> WRITES =
      Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

  private static final String EVERYTHING_IS_ALLOWED =
      """
      {"apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectRulesReview", "status": {
        "resourceRules": [{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}]}}
      """;

  private final Queue<ApiRequest> requests = new ConcurrentLinkedQueue<>();
  private final Queue<String> writes = new ConcurrentLinkedQueue<>();
  private final Faults faults = new Faults();
  private final AtomicReference<@Nullable ObjectNode> overtaking = new AtomicReference<>();

  /** Somebody else's change of an object, which arrives just before the next status of it does. */
  void overtakeNextStatus(ObjectNode change) {
    overtaking.set(change);
  }

  /** What goes wrong from now on. */
  Faults faults() {
    return faults;
  }

  List<String> writes() {
    return List.copyOf(writes);
  }

  /** All requests, in order. */
  List<ApiRequest> requests() {
    return List.copyOf(requests);
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    String path = withoutQuery(request);
    boolean missing = findResource(getKey(path)) == null;
    requests.add(ApiRequest.of(request, missing && request.method() == HttpMethod.PATCH));
    if (path.endsWith("/selfsubjectrulesreviews")) {
      return new MockResponse().setResponseCode(201).setBody(EVERYTHING_IS_ALLOWED);
    }
    MockResponse fault = faults.of(request);
    if (fault != null) {
      return fault;
    }
    if (path.endsWith("/token")) {
      return token(request);
    }
    if (WRITES.contains(request.method())) {
      writes.add(path);
    }
    // the mock knows a few field selectors alone
    return request.getPath().contains("fieldSelector=regarding")
        ? super.dispatch(
            as(HttpMethod.GET, request, withoutQuery(request), JsonNodeFactory.instance.nullNode()))
        : super.dispatch(request);
  }

  /** A token that says whom it is for. */
  private static MockResponse token(RecordedRequest request) {
    ObjectNode asked = Serialization.unmarshal(request.getBody().readUtf8(), ObjectNode.class);
    String audience = asked.at("/spec/audiences/0").textValue();
    asked.withObject("/status").put("token", "for-" + audience);
    return new MockResponse().setResponseCode(201).setBody(asked.toString());
  }

  @Override
  public synchronized MockResponse handlePatch(RecordedRequest request) {
    String type = String.valueOf(request.getHeader("Content-Type"));
    if (type.startsWith("application/merge-patch+json")
        && findResource(getKey(withoutQuery(request))) != null) {
      String patch = request.getBody().readUtf8();
      return update(
          request, withoutQuery(request), Serialization.unmarshal(patch, ObjectNode.class));
    }
    return type.startsWith("application/apply-patch+yaml")
        ? apply(request)
        : super.handlePatch(request);
  }

  private MockResponse apply(RecordedRequest request) {
    ObjectNode applied = Serialization.unmarshal(request.getBody().readUtf8(), ObjectNode.class);
    ObjectNode metadata = applied.withObject("/metadata");
    metadata.remove("resourceVersion");
    ObjectNode managed = managedFields(request, applied);
    metadata.withArray("managedFields").add(managed);
    String path = withoutQuery(request);
    if (findResource(getKey(path)) == null) {
      return handleCreate(as(HttpMethod.POST, request, path, applied));
    }
    ObjectNode change = path.endsWith("/status") ? overtaking.getAndSet(null) : null;
    if (change != null) {
      update(request, path.replaceFirst("/status$", ""), change);
    }
    return update(request, path, applied);
  }

  private MockResponse update(RecordedRequest request, String path, ObjectNode change) {
    var existing = requireNonNull(findResource(getKey(path)));
    ObjectNode merged = Serialization.unmarshal(existing.getValue(), ObjectNode.class);
    merge(merged, change);
    return handleUpdate(as(HttpMethod.PUT, request, path, merged));
  }

  private static ObjectNode managedFields(RecordedRequest request, ObjectNode applied) {
    String manager = request.getPath().replaceFirst(".*[?&]fieldManager=([^&]*).*", "$1");
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("manager", manager).put("operation", "Apply");
    entry.set("fieldsV1", fields(applied));
    entry.withObject("/fieldsV1").remove(Set.of("f:apiVersion", "f:kind"));
    entry.withObject("/fieldsV1/f:metadata").remove(Set.of("f:name", "f:namespace"));
    return entry;
  }

  /**
   * Fields by their name, elements of a list by that of theirs if they have one, as the API does.
   */
  private static ObjectNode fields(JsonNode applied) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    applied
        .properties()
        .forEach(field -> fields.set("f:" + field.getKey(), fields(field.getValue())));
    if (applied instanceof ArrayNode list && list.valueStream().allMatch(e -> e.has("name"))) {
      list.forEach(e -> fields.set("k:{\"name\":" + e.get("name") + "}", fields(e)));
    }
    return fields;
  }

  private static void merge(ObjectNode into, ObjectNode from) {
    from.properties()
        .forEach(field -> {
          if (field.getValue() instanceof ObjectNode object
              && into.get(field.getKey()) instanceof ObjectNode known) {
            merge(known, object);
          } else if (field.getValue().isNull()) {
            into.remove(field.getKey());
          } else {
            into.set(field.getKey(), field.getValue());
          }
        });
  }

  private static RecordedRequest as(
      HttpMethod method, RecordedRequest request, String path, JsonNode body) {
    return new RecordedRequest(
        request.getHttpVersion(),
        method,
        path,
        request.getHeaders(),
        new Buffer(body.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static String withoutQuery(RecordedRequest request) {
    return request.getPath().replaceFirst("\\?.*", "");
  }
}
