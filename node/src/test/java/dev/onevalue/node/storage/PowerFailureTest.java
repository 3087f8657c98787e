package dev.onevalue.node.storage;

import static dev.onevalue.node.storage.RegisterBytes.file;
import static dev.onevalue.node.storage.RegisterBytes.slot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.core.register.Version;
import dev.onevalue.node.wire.Samples;
import java.io.IOException;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left when the power fails at any moment, and after writes and syncs that fail. */
class PowerFailureTest {

  private static final int LIVES = 50;
  private static final int MOST_SAVES = 8;
  private static final int OPERATIONS = 40;

  private long seed = 1;
  private Random random = new Random(seed);
  private TestDisk disk = new TestDisk(random);
  private @Nullable Register acknowledged;

  /** Those of which it was not said, or could not be made sure, that they are not saved. */
  private final Set<@Nullable Register> unsure = new HashSet<>();

  private long generation;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("power.seeds", 300));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsRecoveredWasAcknowledgedLast(long givenSeed) throws IOException {
    seed = givenSeed;
    random = new Random(seed);
    disk = new TestDisk(random);
    for (int life = 0; life < LIVES; life++) {
      live();
      if (random.nextBoolean()) {
        disk.restart();
      } else {
        disk.restartProcess();
      }
    }
  }

  private void live() throws IOException {
    boolean duringStart = random.nextInt(4) == 0;
    if (duringStart) {
      disk.failPowerAfter(random.nextInt(4) + 1);
    }
    RegisterFile file;
    try {
      file = disk.openRegister();
    } catch (IOException e) {
      assertThat(duringStart).as("seed %d: %s", seed, e.getMessage()).isTrue();
      return;
    }
    Register recovered = file.saved();
    unsure.add(acknowledged);
    assertThat(unsure).as("seed %d", seed).contains(recovered);
    unsure.clear();
    acknowledged = recovered;
    disk.failPowerAfter(random.nextInt(OPERATIONS) + 1);
    double failureRate = random.nextBoolean() ? 0 : random.nextDouble();
    disk.setFailing(() -> random.nextDouble() < failureRate);
    for (int i = random.nextInt(MOST_SAVES); i > 0 && disk.hasPower(); i--) {
      save(file);
    }
  }

  private void save(RegisterFile file) {
    Register next = nextRegister();
    try {
      file.save(next);
      acknowledged = next;
      unsure.clear();
    } catch (IOException e) {
      if (e.getSuppressed().length == 0) {
        unsure.clear();
      } else {
        unsure.add(next);
      }
    }
  }

  /** Of one sector or two. */
  private Register nextRegister() {
    generation++;
    Register like = random.nextBoolean() ? Samples.USUAL : Samples.LARGEST;
    return new Register(
        random.nextLong(),
        new Version(generation, like.version().writer()),
        like.ancestors(),
        like.trace());
  }

  @ParameterizedTest(name = "operation {0} fails")
  @ValueSource(ints = {0, 1})
  void aSaveThatFailedDoesNotCount(int failing) throws IOException {
    for (int i = 0; i < 100; i++) {
      disk = new TestDisk(random);
      RegisterFile file = disk.openRegister();
      file.save(Samples.USUAL);
      file.save(Samples.LARGEST);
      var operation = new AtomicInteger();
      disk.setFailing(() -> operation.getAndIncrement() == failing);

      assertThatThrownBy(() -> file.save(Samples.USUAL))
          .isInstanceOf(IOException.class)
          .hasNoSuppressedExceptions();
      disk.restart();

      assertThat(disk.openRegister().saved()).isEqualTo(Samples.LARGEST);
    }
  }

  @ParameterizedTest(name = "operation {0} fails")
  @ValueSource(ints = {0, 1, 2, 3})
  void aFirstSaveThatFailedDoesNotCount(int failing) throws IOException {
    for (int i = 0; i < 100; i++) {
      disk = new TestDisk(random);
      RegisterFile file = disk.openRegister();
      var operation = new AtomicInteger();
      disk.setFailing(() -> operation.getAndIncrement() == failing);

      assertThatThrownBy(() -> file.save(Samples.LARGEST))
          .isInstanceOf(IOException.class)
          .hasNoSuppressedExceptions();
      disk.restart();

      assertThat(disk.openRegister().saved()).isNull();
    }
  }

  static Stream<Arguments> forgottenSyncs() {
    byte[] none = {};
    byte[] saved = slot(5, Samples.USUAL);
    byte[] failed = slot(6, Samples.LARGEST);
    return Stream.of(
        Arguments.of("a save", file(saved, saved), file(saved, failed), Samples.USUAL),
        Arguments.of("a first save", file(none, none), file(none, failed), null));
  }

  /** After a sync that failed the kernel has one thing in memory and the disk another. */
  @ParameterizedTest(name = "of {0}")
  @MethodSource("forgottenSyncs")
  void whatWasRecoveredOnceIsRecoveredAgain(
      String of, byte[] inMemory, byte[] onDisk, @Nullable Register recovered) throws IOException {
    disk = TestDisk.holding(onDisk, random);
    System.arraycopy(inMemory, 0, disk.content(), 0, inMemory.length);

    assertThat(disk.openRegister().saved()).isEqualTo(recovered);
    disk.restart();

    assertThat(disk.openRegister().saved()).isEqualTo(recovered);
  }
}
