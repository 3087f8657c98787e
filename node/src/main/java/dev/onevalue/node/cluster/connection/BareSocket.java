package dev.onevalue.node.cluster.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;

/** What Java's TLS needs of the connection that it is put over: all of it goes to that one. */
final class BareSocket extends Socket {

  private final LayeredSocket connection;

  BareSocket(LayeredSocket connection) {
    this.connection = connection;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return connection.bareInput();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return connection.bareOutput();
  }

  @Override
  public boolean isConnected() {
    return connection.isConnected();
  }

  @Override
  public boolean isBound() {
    return connection.isBound();
  }

  @Override
  public boolean isClosed() {
    return connection.isClosed();
  }

  @Override
  public boolean isInputShutdown() {
    return connection.isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return connection.isOutputShutdown();
  }

  @Override
  public InetAddress getInetAddress() {
    return connection.getInetAddress();
  }

  @Override
  public int getPort() {
    return connection.getPort();
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return connection.getRemoteSocketAddress();
  }

  @Override
  public int getSoTimeout() throws SocketException {
    return connection.getSoTimeout();
  }

  @Override
  public void setSoTimeout(int millis) throws SocketException {
    connection.setSoTimeout(millis);
  }

  @Override
  public void shutdownInput() throws IOException {
    connection.shutdownInput();
  }

  @Override
  public void shutdownOutput() throws IOException {
    connection.shutdownOutput();
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
