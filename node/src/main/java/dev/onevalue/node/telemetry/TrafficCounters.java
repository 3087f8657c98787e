package dev.onevalue.node.telemetry;

import static java.util.Locale.ROOT;

import dev.onevalue.node.core.GossipMessage.Purpose;
import dev.onevalue.node.runtime.Refused;
import dev.onevalue.node.runtime.Traffic;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.stream.Stream;

/** What a node counts of the network between members. Thread-safe. */
final class TrafficCounters implements Traffic {

  private final Counter messages;
  private final Counter bytes;
  private final Counter views;
  private final Counter refused;

  TrafficCounters(PrometheusRegistry registry) {
    messages =
        counter("onevalue_gossip_messages", "Messages between members.", "direction", "kind")
            .register(registry);
    bytes =
        counter(
                "onevalue_gossip_bytes",
                "Bytes of the messages between members.",
                "direction",
                "kind")
            .register(registry);
    views =
        counter("onevalue_view_changes", "How often the members in view were others than before.")
            .register(registry);
    refused =
        counter(
                "onevalue_cluster_connections_refused",
                "Connections between this node and another's cluster port that were not made.",
                "reason")
            .register(registry);
    Stream.of(Refused.values()).map(TrafficCounters::reason).forEach(refused::initLabelValues);
  }

  private static Counter.Builder counter(String name, String help, String... labels) {
    return Counter.builder().name(name).help(help).labelNames(labels);
  }

  private static String reason(Refused why) {
    return why.name().toLowerCase(ROOT);
  }

  @Override
  public void sent(Purpose purpose, int length) {
    count("sent", purpose, length);
  }

  @Override
  public void received(Purpose purpose, int length) {
    count("received", purpose, length);
  }

  private void count(String direction, Purpose purpose, int length) {
    String kind = purpose.getClass().getSimpleName().toLowerCase(ROOT);
    messages.labelValues(direction, kind).inc();
    bytes.labelValues(direction, kind).inc(length);
  }

  @Override
  public void viewChanged() {
    views.inc();
  }

  @Override
  public void refused(Refused why) {
    refused.labelValues(reason(why)).inc();
  }
}
