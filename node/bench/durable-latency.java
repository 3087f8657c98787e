import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.core.register.Version;
import dev.onevalue.node.core.register.VersionVector;
import dev.onevalue.node.core.register.VersionVector.Entry;
import dev.onevalue.node.storage.DiskStorage;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.IntStream;

/** Saves and bare writes, one after the other, so that both meet the same disk. */
final class DurableLatency {

  private static final int SLOT = 4096;

  /** The largest register takes so many bytes in its slot. */
  private static final int LENGTH = 720;

  private static final int READ_WRITE = 2;
  private static final Linker LINKER = Linker.nativeLinker();

  private static final MethodHandle OPEN =
      function(
          "open",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
  private static final MethodHandle PWRITE =
      function(
          "pwrite",
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG));
  private static final MethodHandle FDATASYNC =
      function("fdatasync", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

  private static MethodHandle function(String name, FunctionDescriptor descriptor) {
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), descriptor);
  }

  public static void main(String[] arguments) throws Throwable {
    Path directory = Path.of(arguments[0]);
    int rounds = Integer.parseInt(arguments[1]);
    int saves = Integer.parseInt(arguments[2]);
    Path file = Files.write(directory.resolve("bare"), new byte[2 * SLOT]);
    double[] ratios = new double[rounds];
    try (var storage = DiskStorage.open(directory, _ -> true);
        var arena = Arena.ofConfined()) {
      int bare = (int) OPEN.invokeExact(arena.allocateFrom(file.toString()), READ_WRITE);
      MemorySegment bytes = arena.allocate(LENGTH);
      for (int round = 0; round <= rounds; round++) {
        double ratio = round(storage, bare, bytes, saves, round);
        if (round > 0) {
          ratios[round - 1] = ratio;
        }
      }
    }
    Arrays.sort(ratios);
    System.out.printf("median: save/bare %.2f%n", ratios[rounds / 2]);
  }

  private static double round(
      DiskStorage storage, int bare, MemorySegment bytes, int saves, int round) throws Throwable {
    long[] bareNanos = new long[saves];
    long[] saveNanos = new long[saves];
    for (int i = 0; i < saves; i++) {
      long start = System.nanoTime();
      write(bare, bytes, (i & 1) * (long) SLOT);
      long between = System.nanoTime();
      Register register = register(i);
      long saving = System.nanoTime();
      storage.save(register);
      saveNanos[i] = System.nanoTime() - saving;
      bareNanos[i] = between - start;
    }
    double ratio = percentile(saveNanos, 50) / percentile(bareNanos, 50);
    System.out.printf(
        "%s: p50 (p99) of a save %.0f (%.0f) us, of a bare write %.0f (%.0f) us; save/bare %.2f%n",
        round == 0 ? "warm-up" : "round " + round,
        percentile(saveNanos, 50),
        percentile(saveNanos, 99),
        percentile(bareNanos, 50),
        percentile(bareNanos, 99),
        ratio);
    return ratio;
  }

  private static void write(int file, MemorySegment bytes, long position) throws Throwable {
    bytes.set(ValueLayout.JAVA_LONG, 0, System.nanoTime());
    long written = (long) PWRITE.invokeExact(file, bytes, (long) LENGTH, position);
    int failed = (int) FDATASYNC.invokeExact(file);
    if (written != LENGTH || failed != 0) {
      throw new IOException("the bare write failed");
    }
  }

  private static Register register(int i) {
    var ancestors =
        IntStream.range(0, VersionVector.MAX_ENTRIES)
            .mapToObj(a -> new Entry(new UUID(a, a), 0))
            .toList();
    var writer = new NodeId("n".repeat(NodeId.MAX_NAME_LENGTH), new UUID(1, 2));
    return new Register(i, new Version(i, writer), new VersionVector(ancestors));
  }

  private static double percentile(long[] nanos, int percent) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length * percent / 100] / 1000.0;
  }
}
