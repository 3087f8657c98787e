package dev.onevalue.operator.mock;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The event stream of a member: all who watch get the register, its changes, and heartbeats. */
public final class MockStream {
  private String register = "";
  private long generation;
  private long sequence;
  private String age = "0";
  private long heartbeats;
  private boolean silent;
  private boolean ended;
  private long cuts;
  private String nonsense = "";
  private int status = 200;

  synchronized void hold(long generation, String register) {
    this.generation = generation;
    this.register = register;
    sequence++;
    notifyAll();
  }

  /** Says this instead of anything sensible, to who watches from now on, and ends. */
  public synchronized void talk(int status, String nonsense) {
    this.status = status;
    this.nonsense = nonsense;
    notifyAll();
  }

  /** Has not heard of others for that long, from the next heartbeat on. */
  public synchronized void age(long millis) {
    this.age = Long.toString(millis);
  }

  /** How often it has said that nothing is new. */
  public synchronized long heartbeats() {
    return heartbeats;
  }

  /** Says nothing from now on, and takes new watchers without a word. */
  public synchronized void fallSilent() {
    silent = true;
    notifyAll();
  }

  /** Cuts those who watch, and all others at once. */
  public synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Cuts those who watch; they may come back. */
  public synchronized void cut() {
    cuts++;
    notifyAll();
  }

  /** Takes watchers again. */
  public synchronized void resume() {
    ended = false;
    silent = false;
    status = 200;
    nonsense = "";
  }

  void serve(HttpExchange exchange) throws IOException {
    long heartbeat = Long.parseLong(exchange.getRequestURI().getQuery().replaceAll("[^0-9]", ""));
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(status, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      write(out, "retry: 1000\n\n");
      follow(out, heartbeat);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow(OutputStream out, long heartbeat) throws IOException, InterruptedException {
    long told = -1;
    long before = cuts();
    while (true) {
      String next;
      synchronized (this) {
        if (told == sequence && !ended && cuts == before && nonsense.isEmpty()) {
          wait(heartbeat);
        }
        if (ended || cuts != before || !nonsense.isEmpty()) {
          write(out, nonsense);
          return;
        }
        next = told == sequence ? heartbeat() : "data: " + register + "\n\n";
        told = sequence;
        if (silent) {
          continue;
        }
      }
      write(out, next);
    }
  }

  private synchronized long cuts() {
    return cuts;
  }

  private String heartbeat() {
    heartbeats++;
    return "event: heartbeat\ndata: {\"generation\":%d,\"ageMillis\":%s}\n\n"
        .formatted(generation, age);
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
