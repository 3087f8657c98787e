package dev.onevalue.operator.observation;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Hears the members of a cluster, all at the same time. Safe for use by many threads. */
public final class MemberObserver implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final RegisterReader reader;

  /**
   * An observer of any members that serve at this port.
   *
   * @param port where members serve HTTP
   * @param deadline how long a member may take to answer
   */
  public MemberObserver(int port, Duration deadline) {
    this.reader = new RegisterReader(port, deadline);
  }

  /** Blocks until every member has answered or had its time. A Pod that terminates is no member. */
  Set<HeardRegister> hear(Collection<Pod> pods) throws InterruptedException {
    List<Callable<Optional<HeardRegister>>> questions =
        pods.stream().filter(MemberObserver::canAnswer).map(this::question).toList();
    return threads.invokeAll(questions).stream()
        .map(Future::resultNow)
        .flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Callable<Optional<HeardRegister>> question(Pod pod) {
    String uid = pod.getMetadata().getUid();
    String address = pod.getStatus().getPodIP();
    return () -> reader.read(address).map(register -> new HeardRegister(uid, register));
  }

  private static boolean canAnswer(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() == null
        && pod.getStatus() != null
        && pod.getStatus().getPodIP() != null;
  }

  /** Waits for the answers that are under way. */
  @Override
  public void close() {
    threads.close();
    reader.close();
  }
}
