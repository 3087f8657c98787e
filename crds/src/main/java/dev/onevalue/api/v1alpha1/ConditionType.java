package dev.onevalue.api.v1alpha1;

/**
 * The types of {@code status.conditions}, by the Kubernetes API conventions.
 *
 * @see <a
 *     href="https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api-conventions.md">API
 *     conventions: typical status properties</a>
 */
public enum ConditionType {
  /** All of {@code spec.replicas} members are ready to serve. */
  Ready,
  /** All of them are ready, were heard, and hold the same register. */
  Converged,
  /** The cluster's objects are on their way to what {@code spec} asks. */
  Progressing
}
