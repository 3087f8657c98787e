package dev.onevalue.openfeature;

import dev.onevalue.client.Register;
import dev.openfeature.sdk.MutableStructure;
import dev.openfeature.sdk.Value;
import org.jspecify.annotations.Nullable;

/** The value in the types of OpenFeature; null where it would be another number. */
final class Conversions {

  private Conversions() {}

  static @Nullable Boolean toBoolean(Register register) {
    long value = register.value();
    return (value == 0 || value == 1) ? value == 1 : null;
  }

  static @Nullable Integer toInteger(Register register) {
    int value = (int) register.value();
    return value == register.value() ? value : null;
  }

  /** {@code Long.MAX_VALUE} as a double is 2^63, which a cast takes back to it: hence the range. */
  static @Nullable Double toDouble(Register register) {
    double value = register.value();
    return value < 0x1p63 && (long) value == register.value() ? value : null;
  }

  static String toText(Register register) {
    return Long.toString(register.value());
  }

  static Value toStructure(Register register) {
    return new Value(
        new MutableStructure()
            .add("value", new Value(register.value()))
            .add("generation", new Value(register.generation()))
            .add("writer", register.writer() == null ? new Value() : new Value(register.writer())));
  }
}
