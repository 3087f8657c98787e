package dev.onevalue.node.http.access.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onevalue.node.http.access.kubernetes.api.ApiServer;
import dev.onevalue.node.http.access.kubernetes.api.ApiSettings;
import dev.onevalue.node.http.access.kubernetes.api.ApiUnavailableException;
import java.io.IOException;

/**
 * Asks the API server what RBAC lets somebody do with the value of this cluster: it is the
 * subresource {@code value} of the OneValueCluster, which need not exist for that.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/access-authn-authz/authorization/">Authorization</a>
 */
final class AccessReviews {

  private final ApiServer api;
  private final ApiSettings settings;
  private final String verb;

  /**
   * @param verb what they want to do: {@code update}, or {@code get}
   */
  AccessReviews(ApiServer api, ApiSettings settings, String verb) {
    this.api = api;
    this.settings = settings;
    this.verb = verb;
  }

  /**
   * Whether they may.
   *
   * @throws ApiUnavailableException if the API server does not answer in time
   * @throws IOException if it does not say
   */
  boolean allows(ServiceAccount account, long deadline) throws IOException {
    JsonNode status = api.post(path(), review(account), deadline).path("status");
    if (!status.path("allowed").isBoolean()) {
      throw new ApiUnavailableException("it does not say");
    }
    return status.path("allowed").booleanValue() && !status.path("denied").asBoolean(false);
  }

  private String path() {
    return "/apis/authorization.k8s.io/v1/namespaces/%s/localsubjectaccessreviews"
        .formatted(settings.namespace());
  }

  private ObjectNode review(ServiceAccount account) {
    ObjectNode review = JsonNodeFactory.instance.objectNode();
    review.put("apiVersion", "authorization.k8s.io/v1").put("kind", "LocalSubjectAccessReview");
    review.putObject("metadata").put("namespace", settings.namespace());
    ObjectNode spec = review.putObject("spec").put("user", account.user());
    account.groups().forEach(spec.putArray("groups")::add);
    spec.putObject("resourceAttributes")
        .put("namespace", settings.namespace())
        .put("verb", verb)
        .put("group", "onevalue.dev")
        .put("resource", "onevalueclusters")
        .put("subresource", "value")
        .put("name", settings.cluster());
    return review;
  }
}
