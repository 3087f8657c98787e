package dev.onevalue.node.http.access.kubernetes;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Remembers what was used last, and no more than {@value #MAX_ENTRIES} of it. Thread-safe. */
final class Recent<K, V> {

  static final int MAX_ENTRIES = 1_024;

  private final SequencedMap<K, V> entries = new LinkedHashMap<>();

  synchronized @Nullable V get(K key) {
    V value = entries.get(key);
    if (value != null) {
      entries.putLast(key, value);
    }
    return value;
  }

  synchronized void put(K key, V value) {
    entries.putLast(key, value);
    if (entries.size() > MAX_ENTRIES) {
      entries.pollFirstEntry();
    }
  }
}
