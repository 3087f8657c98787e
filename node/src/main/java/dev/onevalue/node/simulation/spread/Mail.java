package dev.onevalue.node.simulation.spread;

import dev.onevalue.node.core.GossipMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The messages that arrive in one round. A round of a million nodes has millions of them, so they
 * are chained by destination in one array, and equal messages are kept once: while one write
 * spreads there are only a few different ones.
 */
final class Mail {

  /** Takes what arrives. */
  interface Reader {
    void read(int from, GossipMessage message);
  }

  private static final int NONE = -1;

  /** An entry is: the one before it for the same destination, the sender, the message. */
  private static final int ENTRY = 3;

  private final int[] latest;
  private int[] entries = new int[1024 * ENTRY];
  private int end;
  private final List<GossipMessage> messages = new ArrayList<>();

  Mail(int nodes) {
    latest = new int[nodes];
    Arrays.fill(latest, NONE);
  }

  void add(int from, int to, GossipMessage message) {
    if (end == entries.length) {
      entries = Arrays.copyOf(entries, 2 * end);
    }
    entries[end] = latest[to];
    entries[end + 1] = from;
    entries[end + 2] = indexOf(message);
    latest[to] = end;
    end += ENTRY;
  }

  private int indexOf(GossipMessage message) {
    for (int i = 0; i < messages.size(); i++) {
      if (messages.get(i).equals(message)) {
        return i;
      }
    }
    messages.add(message);
    return messages.size() - 1;
  }

  /** What arrives at one node, the latest first. */
  void forEach(int to, Reader reader) {
    for (int i = latest[to]; i != NONE; i = entries[i]) {
      reader.read(entries[i + 1], messages.get(entries[i + 2]));
    }
  }

  void clear() {
    Arrays.fill(latest, NONE);
    messages.clear();
    end = 0;
  }
}
