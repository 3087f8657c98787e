package dev.onevalue.node.storage;

import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.wire.MemberCodec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who the other members are, in a file that is replaced in the background when they change.
 *
 * <p>It is a hint, and nothing in here throws: a node that has a register and no members asks those
 * that it is told of at its start, and waits as long as for members that do not answer.
 *
 * <p>Thread-safe.
 */
final class MembersFile implements AutoCloseable {

  /** More are not kept. */
  static final int MAX_MEMBERS = 1000;

  private static final Logger LOG = LoggerFactory.getLogger(MembersFile.class);
  static final String NAME = "members";

  /** "OVMEMBER". */
  private static final long MAGIC = 0x4F56_4D45_4D42_4552L;

  private static final int FORMAT = 1;
  private static final int MAX_LENGTH = Frame.OVERHEAD + MAX_MEMBERS * MemberCodec.MAX_LENGTH;
  private static final int CLOSE_SECONDS = 5;

  private final DataDirectory directory;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("members-file").factory());
  private final AtomicReference<@Nullable List<Member>> due = new AtomicReference<>();
  private volatile @Nullable List<Member> kept;

  MembersFile(DataDirectory directory) {
    this.directory = directory;
  }

  /** Those that the file has; none, and a warning, if it is missing or damaged. */
  List<Member> read() {
    try (InputStream file = Files.newInputStream(directory.file(NAME))) {
      List<Member> members = members(ByteBuffer.wrap(file.readNBytes(MAX_LENGTH + 1)));
      kept = members;
      return members;
    } catch (NoSuchFileException _) {
      warn("is missing");
    } catch (IOException e) {
      warn("cannot be read: " + Causes.of(e));
    } catch (IllegalArgumentException e) {
      warn("is damaged: " + e.getMessage());
    }
    return List.of();
  }

  private void warn(String what) {
    LOG.warn("{} {}; the node starts without it", directory.file(NAME), what);
  }

  private static List<Member> members(ByteBuffer bytes) {
    Frame frame = Frame.read(bytes, MAGIC);
    if (frame == null || bytes.remaining() != Frame.OVERHEAD + frame.payload().remaining()) {
      throw new IllegalArgumentException("its checksum is wrong");
    }
    if (frame.format() != FORMAT) {
      throw new IllegalArgumentException("its format is %d".formatted(frame.format()));
    }
    List<Member> members = new ArrayList<>();
    while (frame.payload().hasRemaining()) {
      members.add(MemberCodec.get(frame.payload()));
    }
    return List.copyOf(members);
  }

  /**
   * Writes the first {@value #MAX_MEMBERS} of them soon, unless the file has them or newer come.
   */
  void keep(Stream<Member> members) {
    if (due.getAndSet(members.limit(MAX_MEMBERS).toList()) != null) {
      return;
    }
    try {
      writer.execute(this::write);
    } catch (RejectedExecutionException _) {
      LOG.debug("members that changed after the storage was closed are not kept");
    }
  }

  private void write() {
    List<Member> members = due.getAndSet(null);
    List<Member> before = kept;
    if (members == null
        || (before != null && new HashSet<>(before).equals(new HashSet<>(members)))) {
      return;
    }
    try {
      directory.replace(NAME, frame(members));
      kept = members;
    } catch (IOException e) {
      LOG.warn("{} cannot be written: {}", directory.file(NAME), Causes.of(e));
    } catch (IllegalArgumentException e) {
      LOG.warn("{} cannot be written: {}", directory.file(NAME), e.getMessage());
    }
  }

  private static ByteBuffer frame(List<Member> members) {
    int length = members.stream().mapToInt(MemberCodec::length).sum();
    ByteBuffer bytes = ByteBuffer.allocate(Frame.OVERHEAD + length);
    Frame.write(
        bytes,
        MAGIC,
        FORMAT,
        0,
        payload -> members.forEach(member -> MemberCodec.put(payload, member)));
    return bytes;
  }

  /** Waits for what is being written, but not for ever. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("{} could not be written in time", directory.file(NAME));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
