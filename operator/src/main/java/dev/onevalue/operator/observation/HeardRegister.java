package dev.onevalue.operator.observation;

/**
 * The register that a member was last heard to hold. Immutable.
 *
 * @param podUid the member's Pod, by its UID: a Pod that was made anew keeps its name but is
 *     another member, not heard yet
 * @param register what it holds
 */
public record HeardRegister(String podUid, Register register) {}
