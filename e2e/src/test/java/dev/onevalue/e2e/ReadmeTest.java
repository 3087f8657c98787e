package dev.onevalue.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {

  /** The others are run by {@link ReadmeIT}, and one by {@link AccessIT}. */
  @Test
  void ciRunsTheFirstCommands() throws IOException {
    String ci = Files.readString(Path.of("..", ".ci", "run"));

    assertThat(Readme.blocks().getFirst().lines())
        .containsExactly("deploy/quickstart", "mvn verify");
    assertThat(ci).contains("\ndeploy/quickstart\n").containsPattern("\nmvn .*verify\n");
  }
}
