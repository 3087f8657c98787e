package dev.onevalue.operator.telemetry;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.RetryInfo;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.prometheus.metrics.core.datapoints.Timer;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the SDK tells of events and reconciliations, all resources together. Thread-safe. */
public final class ReconciliationMetrics implements Metrics {
  private static final double[] SECONDS = {0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10};

  private final Counter events;
  private final Counter finished;
  private final Counter retries;
  private final Gauge running;
  private final Histogram seconds;

  ReconciliationMetrics(PrometheusRegistry registry) {
    events =
        Counter.builder()
            .name("onevalue_operator_events")
            .help("Changes that have a cluster reconciled.")
            .labelNames("kind")
            .register(registry);
    finished =
        Counter.builder()
            .name("onevalue_operator_reconciliations")
            .help("Reconciliations that have ended, by how.")
            .labelNames("result")
            .register(registry);
    retries =
        Counter.builder()
            .name("onevalue_operator_retries")
            .help("Reconciliations that were tried again after a failure.")
            .register(registry);
    running =
        Gauge.builder()
            .name("onevalue_operator_reconciliations_running")
            .help("Reconciliations under way.")
            .register(registry);
    seconds =
        Histogram.builder()
            .name("onevalue_operator_reconciliation_seconds")
            .help("Time that reconciliations take.")
            .classicOnly()
            .classicUpperBounds(SECONDS)
            .register(registry);
    finished.initLabelValues("succeeded");
    finished.initLabelValues("failed");
  }

  @Override
  public void eventReceived(Event event, Map<String, Object> metadata) {
    events.labelValues(event.getClass().getSimpleName()).inc();
  }

  @Override
  public void reconciliationSubmitted(
      HasMetadata resource, @Nullable RetryInfo retry, Map<String, Object> metadata) {
    if (retry != null && retry.getAttemptCount() > 0) {
      retries.inc();
    }
  }

  @Override
  public void reconciliationSucceeded(HasMetadata resource, Map<String, Object> metadata) {
    finished.labelValues("succeeded").inc();
  }

  @Override
  public void reconciliationFailed(
      HasMetadata resource,
      @Nullable RetryInfo retry,
      Exception error,
      Map<String, Object> metadata) {
    finished.labelValues("failed").inc();
  }

  @Override
  public <T> T timeControllerExecution(ControllerExecution<T> execution) throws Exception {
    running.inc();
    try (Timer _ = seconds.startTimer()) {
      return execution.execute();
    } finally {
      running.dec();
    }
  }
}
