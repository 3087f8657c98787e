package dev.onevalue.node.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A channel to a {@link TestDisk}, which reads and writes at positions only. */
final class TestChannel extends FileChannel {

  private final TestDisk disk;

  TestChannel(TestDisk disk) {
    this.disk = disk;
  }

  @Override
  public int read(ByteBuffer bytes, long position) {
    int length = (int) Math.min(bytes.remaining(), size() - position);
    bytes.put(disk.content(), (int) position, length);
    return length;
  }

  @Override
  public int write(ByteBuffer bytes, long position) throws IOException {
    int length = bytes.remaining();
    disk.write(bytes, (int) position);
    return length;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    disk.sync();
  }

  @Override
  public long size() {
    return disk.content().length;
  }

  @Override
  protected void implCloseChannel() {
    // the disk stays
  }

  @Override
  public int read(ByteBuffer bytes) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long read(ByteBuffer[] buffers, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int write(ByteBuffer bytes) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long write(ByteBuffer[] buffers, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long position() {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileChannel position(long position) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileChannel truncate(long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) {
    throw new UnsupportedOperationException();
  }
}
