package dev.onevalue.node.http.access.kubernetes;

import dev.onevalue.node.http.access.kubernetes.api.ApiSettings;

/**
 * What is said to those who may not: what to type, or which rule is missing.
 *
 * @param verb of the rule
 */
record Words(ApiSettings settings, String verb) {

  String tokenIsMissing() {
    return "to %s the value, send a token of a ServiceAccount: 'Authorization: Bearer TOKEN'. %s"
        .formatted(verb, howToGetOne());
  }

  String tokenIsBad(String why) {
    return "this token does not count: %s. %s".formatted(why, howToGetOne());
  }

  String notAllowed(ServiceAccount account) {
    return """
    %s cannot %s onevalueclusters/value "%s" in the namespace "%s". A Role there needs this rule, and a RoleBinding this subject:
    rules:
    - apiGroups: [onevalue.dev]
      resources: [onevalueclusters/value]
      resourceNames: [%s]
      verbs: [%s]
    """
        .formatted(
            account.user(),
            verb,
            settings.cluster(),
            settings.namespace(),
            settings.cluster(),
            verb);
  }

  String notKnown(String why) {
    return "who may %s the value cannot be known now, of the Kubernetes API: %s"
        .formatted(verb, why);
  }

  private static String howToGetOne() {
    return "To get one: kubectl create token SERVICEACCOUNT --audience "
        + ServiceAccountTokens.AUDIENCE;
  }
}
