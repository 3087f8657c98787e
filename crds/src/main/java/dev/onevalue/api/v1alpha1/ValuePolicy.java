package dev.onevalue.api.v1alpha1;

/** Who wins when {@code spec.value} and a write over REST differ. */
public enum ValuePolicy {
  /** The later one: {@code spec.value} is set once, whenever it changes. */
  OnChange,
  /** {@code spec.value}: it is set again after every other write. */
  Enforce
}
