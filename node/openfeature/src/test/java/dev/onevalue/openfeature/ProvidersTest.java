package dev.onevalue.openfeature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.node.core.receipt.Receipt;
import dev.onevalue.node.core.register.TraceId;
import dev.onevalue.node.http.ServedNode;
import dev.openfeature.contrib.providers.flagd.Config;
import dev.openfeature.contrib.providers.flagd.FlagdOptions;
import dev.openfeature.contrib.providers.flagd.FlagdProvider;
import dev.openfeature.contrib.providers.ofrep.OfrepProvider;
import dev.openfeature.contrib.providers.ofrep.OfrepProviderOptions;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Providers that others maintain. */
class ProvidersTest {

  private final OpenFeatureAPI api = OpenFeatureAPI.createIsolated();

  @AfterEach
  void shutDown() {
    api.shutdown();
  }

  @Test
  void ofrep() throws Exception {
    try (ServedNode node = ServedNode.start()) {
      node.inform();
      api.setProviderAndWait(
          OfrepProvider.constructProvider(
              OfrepProviderOptions.builder()
                  .baseUrl("http://127.0.0.1:" + node.uri("").getPort())
                  .build()));
      Client client = api.getClient();
      var context = new ImmutableContext("somebody");
      assertThat(client.getIntegerDetails("demo", 5, context))
          .returns(42, FlagEvaluationDetails::getValue)
          .returns("g0", FlagEvaluationDetails::getVariant)
          .returns("STATIC", FlagEvaluationDetails::getReason);
      assertThat(client.getIntegerDetails("other", 5, context).getErrorCode())
          .isEqualTo(ErrorCode.FLAG_NOT_FOUND);
      await().until(() -> isSet(node, 1));
      assertThat(client.getIntegerValue("demo", 5, context)).isEqualTo(1);
      await().until(() -> isSet(node, Long.MAX_VALUE));
      assertThat(client.getIntegerDetails("demo", 5, context).getErrorCode()).isNotNull();
    }
  }

  /** In another language: Python's provider, of the versions listed in requirements.txt. */
  @Test
  void ofrepOfPython() throws Exception {
    try (ServedNode node = ServedNode.start()) {
      node.inform();
      String base = "http://127.0.0.1:" + node.port();
      assertThat(Python.run("evaluate.py", base, "demo"))
          .isEqualTo("[42, \"g0\", \"STATIC\", null, {\"generation\": 0}]");
      await().until(() -> isSet(node, 7));
      assertThat(Python.run("evaluate.py", base, "demo"))
          .startsWith("[7, \"g1\", \"STATIC\", null,");
      assertThat(Python.run("evaluate.py", base, "other"))
          .startsWith("[-1, null, \"ERROR\", \"FLAG_NOT_FOUND\"");
    }
  }

  @Test
  void flagd(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("flags.json");
    try (ServedNode node = ServedNode.start()) {
      Files.writeString(file, node.send("GET", "/v1/flagd.json").body());
    }
    api.setProviderAndWait(
        new FlagdProvider(
            FlagdOptions.builder()
                .resolverType(Config.Resolver.FILE)
                .offlineFlagSourcePath(file.toString())
                .build()));
    FlagEvaluationDetails<Integer> details = api.getClient().getIntegerDetails("demo", 5);
    assertThat(details)
        .returns(42, FlagEvaluationDetails::getValue)
        .returns("g0", FlagEvaluationDetails::getVariant)
        .returns("STATIC", FlagEvaluationDetails::getReason);
  }

  private static boolean isSet(ServedNode node, long value) throws Exception {
    return node.loop().set(value, TraceId.NONE).await() instanceof Receipt;
  }
}
