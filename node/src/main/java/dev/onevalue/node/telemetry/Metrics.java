package dev.onevalue.node.telemetry;

import static java.util.Locale.ROOT;

import dev.onevalue.node.core.GossipEvent;
import dev.onevalue.node.core.GossipEvent.Discarded;
import dev.onevalue.node.core.GossipEvent.Inadmissible;
import dev.onevalue.node.core.Output;
import dev.onevalue.node.core.receipt.Answer;
import dev.onevalue.node.core.receipt.PreconditionFailed;
import dev.onevalue.node.core.receipt.Receipt;
import dev.onevalue.node.core.receipt.Receipt.Holder;
import dev.onevalue.node.core.receipt.Refusal;
import dev.onevalue.node.core.receipt.Restored;
import dev.onevalue.node.runtime.NodeLoop;
import dev.onevalue.node.runtime.NodeState;
import dev.onevalue.node.runtime.TlsState;
import dev.onevalue.node.runtime.Traffic;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a node counts, for Prometheus. Thread-safe, and cheap enough to be always on.
 *
 * @see <a href="https://prometheus.io/docs/practices/naming/">Prometheus: metric naming</a>
 */
public final class Metrics implements Consumer<Output> {

  /** 0.1 ms to 10 s. */
  private static final double[] SECONDS = {
    0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
  };

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter text = PrometheusTextFormatWriter.create();
  private final Counter writes =
      counter("onevalue_writes", "Writes asked of this node, by what became of them.", "result");
  private final Counter discarded =
      counter("onevalue_discarded", "Concurrent writes that this node held and that lost.");
  private final Counter inadmissible =
      counter(
          "onevalue_inadmissible",
          "Registers that were refused: their generation is ahead of this node's clock.");
  private final TrafficCounters traffic = new TrafficCounters(registry);
  private final Histogram receipts =
      histogram(
          "onevalue_receipt_seconds",
          "Time from a write to the last of those members that were waited for.");
  private final Histogram syncs =
      histogram("onevalue_storage_sync_seconds", "Time to make a register durable.");

  /**
   * Nothing has happened yet, and that is shown: of a counter that is not there before its first
   * count Prometheus does not see that it grew.
   */
  public Metrics() {
    Stream.of("confirmed", "unconfirmed", "precondition_failed").forEach(writes::initLabelValues);
    Stream.of(Refusal.Reason.values()).map(Metrics::result).forEach(writes::initLabelValues);
  }

  /** From now on the state of this node is shown. */
  public void observe(NodeLoop node) {
    gauge(
        "onevalue_value",
        "The value; exact up to 2^53, rounded above.",
        () -> node.state().register().value());
    gauge(
        "onevalue_generation",
        "The number of writes that led to the value.",
        () -> node.state().register().generation());
    gauge("onevalue_members", "Members in view.", () -> node.state().members().size());
    gauge(
        "onevalue_informed",
        "1 if this node knows the cluster's value and takes writes, else 0.",
        () -> node.state().informed() ? 1 : 0);
    gauge(
        "onevalue_age_seconds",
        "For how long this node may have missed a write of another member; NaN if unknown.",
        () -> ageSeconds(node.state()));
    gauge("onevalue_queue_length", "Inputs that wait to be applied.", node::waiting);
  }

  /** From now on the number of streams is shown. */
  public void observeWatchers(IntSupplier watchers) {
    gauge("onevalue_watchers", "Streams of changes that are open.", watchers::getAsInt);
  }

  /** From now on it is shown until when the certificate is valid that other members see. */
  public void observeTls(Supplier<TlsState> tls) {
    gauge(
        "onevalue_tls_certificate_expiry_timestamp_seconds",
        "When the certificate that this node shows to other members ends to be valid.",
        () -> tls.get().certificate().notAfter().getEpochSecond());
  }

  /** From now on it is shown until when the certificate is valid that clients see. */
  public void observeHttps(Supplier<TlsState.Certificate> certificate) {
    gauge(
        "onevalue_https_certificate_expiry_timestamp_seconds",
        "When the certificate that this node shows to its clients ends to be valid.",
        () -> certificate.get().notAfter().getEpochSecond());
  }

  /** A register was made durable. */
  public void synced(long nanos) {
    syncs.observe(Unit.nanosToSeconds(nanos));
  }

  @Override
  public void accept(Output output) {
    output.answers().forEach(this::count);
    output.events().forEach(this::count);
  }

  /** What is to be told of the network. */
  public Traffic traffic() {
    return traffic;
  }

  /** Writes all of it in Prometheus' text format. */
  public void write(OutputStream out) throws IOException {
    text.write(out, registry.scrape());
  }

  /** The media type of what {@link #write} writes. */
  public String contentType() {
    return text.getContentType();
  }

  private static double ageSeconds(NodeState state) {
    OptionalLong nanos = state.ageNanos(System.nanoTime());
    return nanos.isPresent() ? Unit.nanosToSeconds(nanos.getAsLong()) : Double.NaN;
  }

  private void count(Answer answer) {
    switch (answer.outcome()) {
      case Receipt receipt -> count(receipt);
      case PreconditionFailed _ -> writes.labelValues("precondition_failed").inc();
      case Restored _ -> {}
      case Refusal refusal -> writes.labelValues(result(refusal.reason())).inc();
    }
  }

  private static String result(Refusal.Reason reason) {
    return reason.name().toLowerCase(ROOT);
  }

  private void count(Receipt receipt) {
    writes.labelValues(receipt.confirmed() ? "confirmed" : "unconfirmed").inc();
    receipt.holders().stream()
        .mapToLong(Holder::nanos)
        .max()
        .ifPresent(nanos -> receipts.observe(Unit.nanosToSeconds(nanos)));
  }

  private void count(GossipEvent event) {
    switch (event) {
      case Discarded _ -> discarded.inc();
      case Inadmissible _ -> inadmissible.inc();
      default -> {}
    }
  }

  private Counter counter(String name, String help, String... labels) {
    return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
  }

  private Histogram histogram(String name, String help) {
    return Histogram.builder()
        .name(name)
        .help(help)
        .classicOnly()
        .classicUpperBounds(SECONDS)
        .register(registry);
  }

  private void gauge(String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(value.getAsDouble()))
        .register(registry);
  }
}
