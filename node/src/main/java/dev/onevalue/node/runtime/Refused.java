package dev.onevalue.node.runtime;

/** Why a connection between this node and another end was not made, or did not last. */
public enum Refused {
  /** It does not speak TLS, but this node does. */
  NOT_TLS,
  /** It did not prove to be a member, or does not believe that this node is one. */
  NOT_A_MEMBER,
  /** It does not speak the protocol of members. */
  NOT_JGROUPS,
  /** It said too little in time. */
  TOO_SLOW,
  /** There are too many. */
  TOO_MANY
}
