package dev.onevalue.api.v1alpha1.access;

/** Of whom a request is taken. */
public enum AccessMode {
  /** Of whoever shows a token of a ServiceAccount that RBAC allows it. */
  Token,
  /** Of whoever reaches a member. */
  Open
}
