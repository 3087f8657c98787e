package dev.onevalue.api.v1alpha1;

/**
 * Kubernetes quantities as their users write them.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/">Kubernetes:
 *     Quantity</a>
 */
public final class Quantities {

  /** What a quantity that is not negative looks like. */
  public static final String PATTERN =
      "^([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][-+]?[0-9]{1,2})?$";

  /** Characters of the longest one. */
  public static final int MAX_LENGTH = 32;

  private Quantities() {}
}
