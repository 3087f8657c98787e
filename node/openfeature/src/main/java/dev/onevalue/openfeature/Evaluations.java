package dev.onevalue.openfeature;

import dev.onevalue.client.Connection.State;
import dev.onevalue.client.OneValue;
import dev.onevalue.client.Register;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.ImmutableMetadata;
import dev.openfeature.sdk.ImmutableMetadata.ImmutableMetadataBuilder;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Reason;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The flag as OpenFeature sees it. */
final class Evaluations {

  private static final String STALE = "STALE";

  private final String key;
  private final OneValue client;

  Evaluations(String key, OneValue client) {
    this.key = key;
    this.client = client;
  }

  /**
   * The value as another type.
   *
   * @param conversion gives null where the type cannot hold the value without loss
   * @param type for people
   */
  <T> ProviderEvaluation<T> evaluate(
      String asked, T fallback, Function<Register, @Nullable T> conversion, String type) {
    if (!asked.equals(key)) {
      return error(fallback, ErrorCode.FLAG_NOT_FOUND, "the only flag is '%s'".formatted(key));
    }
    if (!client.isHeard()) {
      return error(fallback, ErrorCode.PROVIDER_NOT_READY, client.connection().reason());
    }
    Register register = client.register();
    T value = conversion.apply(register);
    return value == null
        ? error(fallback, ErrorCode.TYPE_MISMATCH, "%d is no %s".formatted(register.value(), type))
        : success(register, value);
  }

  private <T> ProviderEvaluation<T> success(Register register, T value) {
    boolean fresh = client.connection().state() == State.FRESH;
    return ProviderEvaluation.<T>builder()
        .value(value)
        .variant("g" + register.generation())
        .reason(fresh ? Reason.STATIC.toString() : STALE)
        .flagMetadata(metadata(register))
        .build();
  }

  private ImmutableMetadata metadata(Register register) {
    ImmutableMetadataBuilder metadata =
        ImmutableMetadata.builder().addLong("generation", register.generation());
    String writer = register.writer();
    if (writer != null) {
      metadata.addString("writer", writer);
    }
    Duration staleness = client.staleness();
    if (!staleness.equals(ChronoUnit.FOREVER.getDuration())) {
      metadata.addLong("ageMillis", staleness.toMillis());
    }
    return metadata.build();
  }

  private static <T> ProviderEvaluation<T> error(T fallback, ErrorCode code, String message) {
    return ProviderEvaluation.<T>builder()
        .value(fallback)
        .reason(Reason.ERROR.toString())
        .errorCode(code)
        .errorMessage(message)
        .build();
  }
}
