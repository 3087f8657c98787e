import java.util.List;

/** What is left of the value when all members were gone, no volume being there. */
final class Recovery {
  private static final String NAME = "demo";
  private static final int MEMBERS = 3;

  private final Cluster cluster;
  private final Operator operator;
  private final Service service;
  private long value = 1_000;
  private long generation;

  private Recovery(Cluster cluster) {
    this.cluster = cluster;
    this.operator = new Operator(cluster.client);
    this.service = Service.of(cluster, NAME);
  }

  /** An end of all members, and what may be needed for new ones to come. */
  private interface End {
    void come() throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    try (Cluster cluster = new Cluster("recovery")) {
      cluster.apply(NAME, "{replicas: 3, access: {write: Open}, service: {type: NodePort}}");
      cluster.await(NAME, Statuses::converged);
      var recovery = new Recovery(cluster);
      recovery.see("all Pods deleted", Integer.parseInt(arguments[0]), recovery::deletePods);
      recovery.see("all Pods killed, once the value was kept", 1, recovery::killPods);
      recovery.see("StatefulSet deleted", 1, recovery::deleteStatefulSet);
      recovery.see("checkpoint deleted, then all Pods", 1, recovery::deleteCheckpoint);
      recovery.see(
          "scaled to 0, and to 3 with the operator away", 1, recovery::scaleWithoutOperator);
    }
  }

  private void see(String what, int times, End end) throws Exception {
    var figures = new Figures();
    int back = 0;
    for (int i = 0; i < times; i++) {
      generation = service.set(++value);
      List<String> before = cluster.uids(NAME);
      long start = System.nanoTime();
      end.come();
      cluster.awaitOthers(NAME, before, MEMBERS);
      figures.addSince(start, System.nanoTime());
      back += isBack() ? 1 : 0;
      cluster.await(NAME, seen -> Statuses.converged(seen, value));
    }
    System.out.printf(
        "%-46s back %d of %d times; three others ready: %s%n", what + ":", back, times, figures);
  }

  private boolean isBack() {
    String wanted =
        "{\"value\":%d,\"valueText\":\"%d\",\"generation\":%d,".formatted(value, value, generation);
    List<String> registers = cluster.registers(NAME);
    boolean back =
        registers.size() == MEMBERS && registers.stream().allMatch(each -> each.startsWith(wanted));
    if (!back) {
      System.out.printf("NOT BACK: wanted %s, found %s%n", wanted, registers);
    }
    return back;
  }

  private void deletePods() {
    cluster.members(NAME).delete();
  }

  private void killPods() {
    cluster.await(NAME, this::isKept);
    cluster.members(NAME).withGracePeriod(0).delete();
  }

  private boolean isKept(dev.onevalue.api.v1alpha1.OneValueCluster seen) {
    var checkpoint = seen.getStatus().checkpoint();
    return checkpoint != null && checkpoint.generation() >= generation;
  }

  private void deleteStatefulSet() {
    cluster.client.apps().statefulSets().inNamespace(cluster.namespace).withName(NAME).delete();
  }

  private void deleteCheckpoint() {
    cluster.await(NAME, this::isKept);
    var checkpoint =
        cluster.client.configMaps().inNamespace(cluster.namespace).withName(NAME + "-checkpoint");
    String uid = checkpoint.get().getMetadata().getUid();
    checkpoint.delete();
    checkpoint.waitUntilCondition(
        now -> now != null && !now.getMetadata().getUid().equals(uid),
        30,
        java.util.concurrent.TimeUnit.SECONDS);
    deletePods();
  }

  /** The members have the value before the operator is there again. */
  private void scaleWithoutOperator() throws Exception {
    cluster.scale(NAME, 0);
    cluster.await(NAME, seen -> Statuses.holds(seen, "Ready"));
    cluster.awaitNoPods(NAME);
    operator.stop();
    try {
      cluster.scale(NAME, MEMBERS);
      cluster
          .client
          .apps()
          .statefulSets()
          .inNamespace(cluster.namespace)
          .withName(NAME)
          .scale(MEMBERS);
      cluster.awaitOthers(NAME, List.of(), MEMBERS);
      System.out.println("  with the operator away: " + (isBack() ? "back" : "NOT BACK"));
    } finally {
      operator.start();
    }
  }
}
