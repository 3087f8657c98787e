package dev.onevalue.openfeature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.onevalue.client.Options;
import dev.onevalue.client.TestMember;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.ProviderEvent;
import dev.openfeature.sdk.ProviderState;
import dev.openfeature.sdk.Value;
import dev.openfeature.sdk.exceptions.GeneralError;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneValueProviderTest {

  private static final String WRITER = "a/00000000-0000-0000-0000-00000000000a";
  private static final ProviderOptions QUICK =
      ProviderOptions.of("demo")
          .withDeadline(Duration.ofSeconds(5))
          .withRetryGracePeriod(Duration.ofMillis(200))
          .withClient(Options.DEFAULT.withHeartbeat(Duration.ofMillis(200)));

  private final OpenFeatureAPI api = OpenFeatureAPI.createIsolated();
  private TestMember member;

  @BeforeEach
  void start() throws IOException {
    member = TestMember.holding(1, 3, WRITER);
  }

  @AfterEach
  void stop() {
    api.shutdown();
    member.close();
  }

  private Client ready() {
    var provider = new OneValueProvider(QUICK, member.uri());
    api.setProviderAndWait(provider);
    return api.getClient();
  }

  private Client holding(long value) {
    Client client = ready();
    member.change(value, 4, WRITER);
    await().until(() -> client.getLongValue("demo", 5L) == value);
    return client;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, false",
    "1, 1, 1, true",
    "2, 2, 2,",
    "-1, -1, -1,",
    "2147483647, 2147483647, 2147483647,",
    "2147483648, , 2147483648,",
    "-2147483648, -2147483648, -2147483648,",
    "9007199254740993, , ,",
    "9223372036854775807, , ,",
    "-9223372036854775808, , -9223372036854775808,"
  })
  void isExactOrAMismatch(long value, Integer integer, Double number, Boolean flag) {
    Client client = holding(value);
    assertThat(client.getLongDetails("demo", 5L).getValue()).isEqualTo(value);
    assertThat(client.getStringValue("demo", "")).isEqualTo(Long.toString(value));
    assertIs(client.getIntegerDetails("demo", 5), integer);
    assertIs(client.getDoubleDetails("demo", 5.5), number);
    assertIs(client.getBooleanDetails("demo", value != 1), flag);
  }

  private static <T> void assertIs(FlagEvaluationDetails<T> details, T expected) {
    if (expected == null) {
      assertThat(details.getErrorCode()).isEqualTo(ErrorCode.TYPE_MISMATCH);
    } else {
      assertThat(details.getValue()).isEqualTo(expected);
      assertThat(details.getErrorCode()).isNull();
    }
  }

  @Test
  void tellsWhereTheValueComesFrom() {
    Client client = ready();
    FlagEvaluationDetails<Value> details = client.getObjectDetails("demo", new Value());
    assertThat(details.getValue().asStructure().asMap())
        .containsEntry("value", new Value(1L))
        .containsEntry("generation", new Value(3L))
        .containsEntry("writer", new Value(WRITER));
    assertThat(details.getVariant()).isEqualTo("g3");
    assertThat(details.getReason()).isEqualTo("STATIC");
    assertThat(details.getFlagMetadata().getLong("generation")).isEqualTo(3);
    assertThat(details.getFlagMetadata().getString("writer")).isEqualTo(WRITER);
    assertThat(details.getFlagMetadata().getLong("ageMillis")).isBetween(0L, 5_000L);
  }

  @Test
  void otherFlagsAreNotFound() {
    assertThat(ready().getLongDetails("other", 5L))
        .returns(ErrorCode.FLAG_NOT_FOUND, FlagEvaluationDetails::getErrorCode)
        .returns(5L, FlagEvaluationDetails::getValue);
  }

  @Test
  void staleThenAnErrorThenReadyAgain() throws IOException {
    List<ProviderEvent> events = new CopyOnWriteArrayList<>();
    List<String> changed = new CopyOnWriteArrayList<>();
    Client client = ready();
    client.onProviderStale(_ -> events.add(ProviderEvent.PROVIDER_STALE));
    client.onProviderError(_ -> events.add(ProviderEvent.PROVIDER_ERROR));
    client.onProviderConfigurationChanged(details -> changed.addAll(details.getFlagsChanged()));
    member.close();
    await().until(() -> client.getProviderState() == ProviderState.ERROR);
    await()
        .untilAsserted(() ->
            assertThat(events)
                .containsExactly(ProviderEvent.PROVIDER_STALE, ProviderEvent.PROVIDER_ERROR));
    assertThat(client.getLongDetails("demo", 5L))
        .returns(1L, FlagEvaluationDetails::getValue)
        .returns("STALE", FlagEvaluationDetails::getReason);
    member = TestMember.holding(1, 3, WRITER, member.uri().getPort());
    await().until(() -> client.getProviderState() == ProviderState.READY);
    await().untilAsserted(() -> assertThat(changed).isNotEmpty().containsOnly("demo"));
    assertThat(client.getLongDetails("demo", 5L).getReason()).isEqualTo("STATIC");
  }

  @Test
  void tellsOfEachChange() {
    List<String> changed = new CopyOnWriteArrayList<>();
    Client client = ready();
    client.onProviderConfigurationChanged(details -> changed.addAll(details.getFlagsChanged()));
    member.change(2, 4, WRITER);
    await().untilAsserted(() -> assertThat(changed).containsExactly("demo"));
  }

  @Test
  void initializationFailsInTimeAndItIsReadyLater() throws IOException {
    URI address;
    try (var port = new ServerSocket(0)) {
      address = URI.create("http://127.0.0.1:" + port.getLocalPort());
    }
    var options = QUICK.withDeadline(Duration.ofMillis(300));
    assertThatExceptionOfType(GeneralError.class)
        .isThrownBy(() -> api.setProviderAndWait(new OneValueProvider(options, address)))
        .withMessageStartingWith("no member heard within 300 ms");
    assertThat(api.getClient().getProviderState()).isEqualTo(ProviderState.ERROR);
    try (var late = TestMember.holding(7, 3, WRITER, address.getPort())) {
      await().until(() -> api.getClient().getProviderState() == ProviderState.READY);
      assertThat(api.getClient().getLongValue("demo", 5L)).isEqualTo(7);
      assertThat(late.uri()).isEqualTo(address);
    }
  }

  @Test
  void canBeShutDownTwice() {
    var provider = new OneValueProvider(QUICK, member.uri());
    api.setProviderAndWait(provider);
    provider.shutdown();
    provider.shutdown();
  }
}
