package dev.onevalue.api.v1alpha1;

/** The labels that the operator tells its objects by, which a user cannot set to anything else. */
public final class OperatorLabels {

  /** CEL: true for a map of labels with none of these. */
  public static final String NOT_AMONG =
      "self.all(key, !(key in ['app.kubernetes.io/name', 'app.kubernetes.io/instance',"
          + " 'app.kubernetes.io/component', 'app.kubernetes.io/managed-by',"
          + " 'app.kubernetes.io/part-of']))";

  /** What a user is told otherwise. */
  public static final String ARE_RESERVED =
      "the operator sets app.kubernetes.io/name, instance, component, managed-by and part-of"
          + " itself: choose other labels";

  private OperatorLabels() {}
}
