package dev.onevalue.node.follow;

import dev.onevalue.client.Register;
import dev.onevalue.node.flagd.FlagDefinition;

/** What the file holds. */
enum Format {
  /** The value in decimal. */
  TEXT {
    @Override
    String of(Register register, String key) {
      return Long.toString(register.value());
    }
  },
  /** What {@code GET /v1/value} answers. */
  JSON {
    @Override
    String of(Register register, String key) {
      String writer = register.writer() == null ? "null" : '"' + register.writer() + '"';
      return "{\"value\":%1$d,\"valueText\":\"%1$d\",\"generation\":%2$d,\"writer\":%3$s}"
          .formatted(register.value(), register.generation(), writer);
    }
  },
  /** A flag for flagd; none where the value would be rounded. */
  FLAGD {
    @Override
    String of(Register register, String key) {
      return FlagDefinition.isExact(register.value())
          ? FlagDefinition.of(key, register.value(), register.generation(), register.writer())
          : FlagDefinition.none();
    }
  };

  abstract String of(Register register, String key);
}
