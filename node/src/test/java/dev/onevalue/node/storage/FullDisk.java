package dev.onevalue.node.storage;

import dev.onevalue.node.core.StorageFailedException;
import dev.onevalue.node.wire.Samples;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Fills a small disk, which it is given, and prints what a storage on it still does. */
final class FullDisk {

  private FullDisk() {}

  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    save(directory);
    Files.delete(directory.resolve("register"));
    fill(directory);
    create(directory);
    saveToHole(directory);
  }

  private static void save(Path directory) throws Exception {
    try (var storage = DiskStorage.open(directory, _ -> true)) {
      fill(directory);
      storage.saveMembers(Stream.of(Samples.member()));
      for (int i = 0; i < 100; i++) {
        storage.save(Samples.LARGEST);
      }
      System.out.println("saves go on");
    }
    try (var storage = DiskStorage.open(directory, _ -> true)) {
      System.out.println("recovered " + Samples.LARGEST.equals(storage.recovered().register()));
    }
  }

  private static void create(Path directory) {
    try {
      DiskStorage.open(directory, _ -> true).close();
    } catch (IOException e) {
      System.out.println(e.getMessage());
    }
  }

  /** A file that somebody copied without its zeros. */
  private static void saveToHole(Path directory) throws IOException {
    try (var file = new RandomAccessFile(directory.resolve("register").toFile(), "rw")) {
      file.setLength(Slots.FILE_LENGTH);
    }
    try (var storage = DiskStorage.open(directory, _ -> true)) {
      storage.save(Samples.LARGEST);
    } catch (StorageFailedException e) {
      System.out.println(e.reason() + " " + e.getMessage());
    }
  }

  private static void fill(Path directory) throws IOException {
    Path filler = Files.createTempFile(directory, "filler", "");
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(new byte[1]);
      }
    } catch (IOException e) {
      System.out.println("filled: " + e.getMessage());
    }
  }
}
