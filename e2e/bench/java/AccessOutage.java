import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Who can set while the API server is away: what each is answered, once a second. */
final class AccessOutage {
  private static final String NAME = "limit";
  private static final String SET_BEFORE = "may set, and did before";
  private static final String NEVER_SET = "may set, and never did";
  private static final String MAY_NOT = "may not set";
  private static final String NO_TOKEN = "shows no token";

  private final Cluster cluster;
  private final Map<String, String> tokens = new LinkedHashMap<>();
  private Service service;
  private long value = 1;

  private AccessOutage(Cluster cluster) {
    this.cluster = cluster;
  }

  public static void main(String[] arguments) throws Exception {
    try (Cluster cluster = new Cluster("access")) {
      // one member: each asks for itself, and a Service leads to any of them
      cluster.apply(NAME, "{replicas: 1, service: {type: NodePort}}");
      cluster.await(NAME, Statuses::converged);
      new AccessOutage(cluster).run(Integer.parseInt(arguments[0]));
    }
  }

  private void run(int seconds) throws Exception {
    service = Service.of(cluster, NAME);
    createCallers();
    while (set(SET_BEFORE) != 200) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
    var api = new ApiServer(cluster, NAME);
    api.stop();
    Map<String, Map<Integer, Integer>> answers = answers(seconds);
    answers.forEach((caller, counts) ->
        System.out.printf("API server away for %d s, who %s: %s%n", seconds, caller, told(counts)));
    api.start();
    long start = System.nanoTime();
    awaitStatus(SET_BEFORE, 200, start);
    awaitStatus(NEVER_SET, 200, start);
    awaitStatus(MAY_NOT, 403, start);
    awaitStatus(NO_TOKEN, 401, start);
  }

  private Map<String, Map<Integer, Integer>> answers(int seconds) throws Exception {
    Map<String, Map<Integer, Integer>> answers = new LinkedHashMap<>();
    for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        System.nanoTime() < end;
        TimeUnit.SECONDS.sleep(1)) {
      for (String caller : tokens.keySet()) {
        answers.computeIfAbsent(caller, _ -> new TreeMap<>()).merge(set(caller), 1, Integer::sum);
      }
    }
    return answers;
  }

  private static String told(Map<Integer, Integer> counts) {
    var text = new StringBuilder();
    counts.forEach((status, count) -> text.append("%d x %d ".formatted(count, status)));
    return text.toString().strip();
  }

  private void awaitStatus(String caller, int status, long start) throws Exception {
    while (set(caller) != status) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
    System.out.printf(
        "API server back, who %s: %d after %d ms%n",
        caller, status, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
  }

  private int set(String caller) throws Exception {
    return service.statusOfSet(value++, tokens.get(caller));
  }

  private void createCallers() {
    tokens.put(SET_BEFORE, token("before", true));
    tokens.put(NEVER_SET, token("never", true));
    tokens.put(MAY_NOT, token("stranger", false));
    tokens.put(NO_TOKEN, "");
  }

  private String token(String account, boolean may) {
    cluster.create(
        """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: %s, namespace: %s}
        """
            .formatted(account, cluster.namespace));
    if (may) {
      allow(account);
    }
    TokenRequest request =
        new TokenRequestBuilder()
            .withNewSpec()
            .withAudiences("onevalue")
            .withExpirationSeconds(3600L)
            .endSpec()
            .build();
    return cluster
        .client
        .serviceAccounts()
        .inNamespace(cluster.namespace)
        .withName(account)
        .tokenRequest(request)
        .getStatus()
        .getToken();
  }

  private void allow(String account) {
    cluster.create(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: %1$s, namespace: %2$s}
        rules:
        - {apiGroups: [onevalue.dev], resources: [onevalueclusters/value], resourceNames: [%3$s], verbs: [update]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: %1$s, namespace: %2$s}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: %1$s}
        subjects: [{kind: ServiceAccount, name: %1$s, namespace: %2$s}]
        """
            .formatted(account, cluster.namespace, NAME));
  }
}
