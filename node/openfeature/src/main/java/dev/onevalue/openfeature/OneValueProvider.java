package dev.onevalue.openfeature;

import dev.onevalue.client.OneValue;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.EventProvider;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.ProviderEvent;
import dev.openfeature.sdk.ProviderEventDetails;
import dev.openfeature.sdk.Value;
import dev.openfeature.sdk.exceptions.GeneralError;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The value of a cluster as a flag, whose key is the cluster's name. Evaluation never waits: it
 * reads what was heard, and goes on with it (reason {@code STALE}) where no member is heard.
 *
 * <p>{@code getLongValue} is exact; integer and double are TYPE_MISMATCH where they would be
 * another number; a boolean is 0 or 1; a string is decimal; an object has value, generation and
 * writer. The variant is {@code g<generation>}; flag metadata are generation, writer and ageMillis.
 * Thread-safe.
 */
public final class OneValueProvider extends EventProvider {

  private final ProviderOptions options;
  private final OneValue client;
  private final Evaluations evaluations;
  private final Lifecycle lifecycle;
  private boolean shutDown;

  /** Follows members, with the default options. */
  public OneValueProvider(String key, URI... members) {
    this(ProviderOptions.of(key), members);
  }

  /** Follows members from now on. */
  public OneValueProvider(ProviderOptions options, URI... members) {
    this.options = options;
    this.lifecycle = new Lifecycle(options.retryGracePeriod(), this::tell);
    this.client = OneValue.connect(options.client(), members);
    this.evaluations = new Evaluations(options.key(), client);
    client.onConnection(lifecycle::connectionChanged);
    client.onChange(lifecycle::valueChanged);
  }

  @Override
  public Metadata getMetadata() {
    return () -> "onevalue";
  }

  /** Waits until the value is known. */
  @Override
  public void initialize(EvaluationContext context) throws InterruptedException {
    try {
      lifecycle.ready(client.await(options.deadline()));
    } catch (TimeoutException e) {
      lifecycle.failed(client::connection, options.deadline());
      throw new GeneralError(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public ProviderEvaluation<Long> getLongEvaluation(
      String key, Long fallback, EvaluationContext context) {
    return evaluations.evaluate(key, fallback, r -> r.value(), "long");
  }

  @Override
  public ProviderEvaluation<Integer> getIntegerEvaluation(
      String key, Integer fallback, EvaluationContext context) {
    return evaluations.evaluate(
        key, fallback, Conversions::toInteger, "integer of 32 bits: getLongValue is exact");
  }

  @Override
  public ProviderEvaluation<Double> getDoubleEvaluation(
      String key, Double fallback, EvaluationContext context) {
    return evaluations.evaluate(
        key, fallback, Conversions::toDouble, "double without loss: getLongValue is exact");
  }

  @Override
  public ProviderEvaluation<Boolean> getBooleanEvaluation(
      String key, Boolean fallback, EvaluationContext context) {
    return evaluations.evaluate(key, fallback, Conversions::toBoolean, "boolean: 0 and 1 are");
  }

  @Override
  public ProviderEvaluation<String> getStringEvaluation(
      String key, String fallback, EvaluationContext context) {
    return evaluations.evaluate(key, fallback, Conversions::toText, "string");
  }

  @Override
  public ProviderEvaluation<Value> getObjectEvaluation(
      String key, Value fallback, EvaluationContext context) {
    return evaluations.evaluate(key, fallback, Conversions::toStructure, "structure");
  }

  private void tell(ProviderEvent event, @Nullable String message) {
    emit(
            event,
            ProviderEventDetails.builder()
                .flagsChanged(List.of(options.key()))
                .message(message)
                .build())
        .await();
  }

  /** Ends it; again, it does nothing. */
  @Override
  public synchronized void shutdown() {
    if (!shutDown) {
      shutDown = true;
      client.close();
      lifecycle.close();
      super.shutdown();
    }
  }
}
