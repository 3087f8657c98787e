package dev.onevalue.openfeature;

import dev.onevalue.client.Options;
import java.time.Duration;

/**
 * How a provider behaves. Immutable.
 *
 * @param key of the one flag: the cluster's name
 * @param deadline how long its initialization waits for a member; it fails then, and the provider
 *     is ready as soon as one is heard
 * @param retryGracePeriod after so long without a member its state is an error
 * @param client how it follows members
 */
public record ProviderOptions(
    String key, Duration deadline, Duration retryGracePeriod, Options client) {

  public ProviderOptions {
    if (key.isBlank()) {
      throw new IllegalArgumentException("the flag's key is blank: it is the cluster's name");
    }
    if (deadline.isNegative() || retryGracePeriod.isNegative()) {
      throw new IllegalArgumentException(
          "deadline %s or retryGracePeriod %s is negative".formatted(deadline, retryGracePeriod));
    }
  }

  /** A deadline of 500 ms and a grace period of 5 s, which are flagd's. */
  public static ProviderOptions of(String key) {
    return new ProviderOptions(key, Duration.ofMillis(500), Duration.ofSeconds(5), Options.DEFAULT);
  }

  public ProviderOptions withDeadline(Duration duration) {
    return new ProviderOptions(key, duration, retryGracePeriod, client);
  }

  public ProviderOptions withRetryGracePeriod(Duration duration) {
    return new ProviderOptions(key, deadline, duration, client);
  }

  public ProviderOptions withClient(Options options) {
    return new ProviderOptions(key, deadline, retryGracePeriod, options);
  }
}
