package dev.onevalue.node.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A log that nobody reads stops no node. */
class HttpLoggingIT {

  /** Each is a line of the log; together more than the 64 KiB that a pipe holds. */
  private static final int ACCEPTED = 4_000;

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void aNodeWhoseLogNobodyReadsGoesOn(String format, @TempDir Path folder) throws Exception {
    try (ConfinedNode node = ConfinedNode.start(format, folder)) {
      for (int generation = 1; generation <= ACCEPTED; generation++) {
        String accepted = node.get("/notify/7/" + generation + "?notifier=" + "n".repeat(64));
        assertThat(accepted).as("generation %d", generation).contains(" 200 OK");
      }

      assertThat(node.get("/get")).endsWith("\r\n\r\n7");
      assertThat(node.get("/set/8")).endsWith("\r\n\r\n8");
      assertThat(node.get("/readyz")).contains(" 200 OK");
      node.assertEndsWell();
    }
  }
}
