/** What a user may say of the members' Pods: who they are to others, and where they run. */
@NullMarked
package dev.onevalue.api.v1alpha1.pod;

import org.jspecify.annotations.NullMarked;
