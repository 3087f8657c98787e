package dev.onevalue.api.v1alpha1;

/**
 * The types of {@code status.conditions}, by the Kubernetes API conventions and those of kstatus.
 * The first four are always present; the others only while they are True.
 *
 * @see <a
 *     href="https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api-conventions.md">API
 *     conventions: typical status properties</a>
 * @see <a
 *     href="https://github.com/kubernetes-sigs/cli-utils/blob/master/pkg/kstatus/README.md">kstatus:
 *     abnormal-true conditions</a>
 */
public enum ConditionType {
  /**
   * The {@code spec} is carried out: every object as asked, every member ready, also if it is 0.
   */
  Ready,
  /** At least one member serves. */
  Available,
  /** All of {@code spec.replicas} members are ready, were heard, and hold the same register. */
  Converged,
  /** {@code spec.value} was set, or there is none. */
  ValueApplied,
  /** A change is on its way to the members. */
  Reconciling,
  /** The change will not arrive unless somebody does something. */
  Stalled,
  /** The {@code spec} was carried out once, but some members serve no longer. */
  Degraded,
  /** Members are heard by the operator but not by each other. */
  Partitioned,
  /** The operator changes nothing, as {@code spec.paused} asks. */
  Paused
}
