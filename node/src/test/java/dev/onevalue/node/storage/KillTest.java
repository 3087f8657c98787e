package dev.onevalue.node.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.core.register.Register;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it saves has lost nothing that it told of. */
class KillTest {

  private static final int KILLS = 20;
  private static final int MOST_LINES = 300;

  @TempDir private Path directory;

  @Test
  void whatIsRecoveredIsNotOlderThanWhatWasTold() throws Exception {
    var random = new Random(1);
    long told = 0;
    for (int i = 0; i < KILLS; i++) {
      told = killAfter(1 + random.nextInt(MOST_LINES));
      try (var storage = DiskStorage.open(directory, _ -> true)) {
        Register recovered = Objects.requireNonNull(storage.recovered().register());
        // one more may have been saved and not told of
        assertThat(recovered.generation()).isBetween(told, told + 1);
        assertThat(recovered.value()).isEqualTo(recovered.generation() - 1);
      }
    }
    assertThat(told).isGreaterThan(KILLS);
  }

  private long killAfter(int lines) throws Exception {
    try (var child = SavingProcess.start(directory)) {
      List<String> told = new ArrayList<>();
      for (int i = 0; i < lines; i++) {
        told.add(Objects.requireNonNull(child.readLine()));
      }
      child.kill();
      told.addAll(child.readAll());
      return Long.parseLong(told.getLast());
    }
  }
}
