package dev.onevalue.node.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever makes one of these mistakes in the core is told by the simulation. */
class MutantsTest {

  private static final String SOUND = " 0 violations";
  private static final int MOST_SEEDS = 1280;

  @ParameterizedTest
  @MethodSource("all")
  void isCaught(Mutant mutant) throws ReflectiveOperationException {
    Map<Path, String> sources = Sources.all();
    assertThat(sources.put(mutant.file(), mutant.source())).as(mutant.why()).isNotNull();
    var simulation = new CompiledSimulation(sources);
    String said = SOUND;
    int first = 0;
    for (int seeds = 20; said.contains(SOUND) && seeds <= MOST_SEEDS; seeds *= 4) {
      said = simulation.simulate("--seeds", first + ".." + (seeds - 1));
      first = seeds;
    }
    assertThat(said).as(mutant.why()).doesNotContain(SOUND);
    System.out.println(mutant + " is caught: " + said.lines().findFirst().orElseThrow());
  }

  static List<Mutant> all() {
    return Mutant.all();
  }

  @Test
  void whatIsRightIsNot() throws ReflectiveOperationException {
    assertThat(new CompiledSimulation(Sources.all()).simulate("--seeds", "0..199")).contains(SOUND);
  }
}
