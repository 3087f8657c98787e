package dev.onevalue.node.core;

import java.util.ArrayList;
import java.util.List;

/** What people are to be told once it is certain. Not thread-safe. */
final class News {

  private record Item(GossipEvent event, boolean ifSaved) {}

  private final List<Item> items = new ArrayList<>();

  /** It is so, whatever happens. */
  void add(GossipEvent event) {
    items.add(new Item(event, false));
  }

  /** It is so if this node can keep what clients asked for. */
  void addIfSaved(GossipEvent event) {
    items.add(new Item(event, true));
  }

  /** What is certain now, in the order in which it happened. */
  List<GossipEvent> drain(boolean saved) {
    if (items.isEmpty()) {
      return List.of();
    }
    List<GossipEvent> certain =
        items.stream().filter(item -> saved || !item.ifSaved()).map(Item::event).toList();
    items.clear();
    return certain;
  }
}
