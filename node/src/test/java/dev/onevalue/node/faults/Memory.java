package dev.onevalue.node.faults;

/** What a node's lives have in common. */
enum Memory {
  /** Nothing: each life begins anew. */
  RAM {
    @Override
    Object of(Life life) {
      return life;
    }
  },
  /** Whatever an earlier life showed. */
  DISK {
    @Override
    Object of(Life life) {
      return life.node();
    }
  };

  /** Names the memory that the life has. */
  abstract Object of(Life life);
}
