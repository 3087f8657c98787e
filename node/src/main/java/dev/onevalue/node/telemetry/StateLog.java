package dev.onevalue.node.telemetry;

import static java.util.stream.Collectors.joining;

import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.runtime.NodeState;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the members and the value every five seconds. */
public final class StateLog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StateLog.class);
  private static final int PERIOD_SECONDS = 5;

  private final Supplier<NodeState> state;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("state-log").factory());

  /** Starts logging. */
  public StateLog(Supplier<NodeState> state) {
    this.state = state;
    var _ = timer.scheduleAtFixedRate(this::log, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private static String name(Member member) {
    return member.id().name();
  }

  private void log() {
    NodeState now = state.get();
    LOG.info("Members: {}", now.members().stream().map(StateLog::name).collect(joining(", ")));
    LOG.info("State: Val: {} Gen: {}", now.register().value(), now.register().generation());
  }
}
