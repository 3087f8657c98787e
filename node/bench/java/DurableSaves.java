import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.core.register.TraceId;
import dev.onevalue.node.core.register.Version;
import dev.onevalue.node.core.register.VersionVector;
import dev.onevalue.node.core.register.VersionVector.Entry;
import dev.onevalue.node.storage.DiskStorage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;

/** Saves and bare writes, one after the other, so that both meet the same disk. */
final class DurableSaves {

  public static void main(String[] arguments) throws Throwable {
    Path directory = Path.of(arguments[0]);
    int rounds = Integer.parseInt(arguments[1]);
    int saves = Integer.parseInt(arguments[2]);
    double[] ratios = new double[rounds];
    try (var storage = DiskStorage.open(directory, _ -> true);
        var bare = BareFile.create(directory.resolve("bare-saves"))) {
      for (int round = 0; round <= rounds; round++) {
        double ratio = round(storage, bare, saves, round);
        if (round > 0) {
          ratios[round - 1] = ratio;
        }
      }
    }
    Arrays.sort(ratios);
    System.out.printf(Locale.ROOT, "median: save/bare %.2f%n", ratios[rounds / 2]);
  }

  private static double round(DiskStorage storage, BareFile bare, int saves, int round)
      throws Throwable {
    var bareWrites = new Samples();
    var durable = new Samples();
    for (int i = 0; i < saves; i++) {
      long start = System.nanoTime();
      bare.write();
      long between = System.nanoTime();
      Register register = register(i);
      long saving = System.nanoTime();
      storage.save(register);
      durable.add(System.nanoTime() - saving);
      bareWrites.add(between - start);
    }
    double ratio = (double) durable.median() / bareWrites.median();
    System.out.printf(
        Locale.ROOT,
        "%s: a save %s; a bare write %s; save/bare %.2f%n",
        round == 0 ? "warm-up" : "round " + round,
        durable,
        bareWrites,
        ratio);
    return ratio;
  }

  private static Register register(int i) {
    var ancestors =
        IntStream.range(0, VersionVector.MAX_ENTRIES)
            .mapToObj(a -> new Entry(new UUID(a, a), 0))
            .toList();
    var writer = new NodeId("n".repeat(NodeId.MAX_NAME_LENGTH), new UUID(1, 2));
    return new Register(i, new Version(i, writer), new VersionVector(ancestors), TraceId.NONE);
  }
}
