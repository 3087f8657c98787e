/** How the API server of Kubernetes is asked. */
@NullMarked
package dev.onevalue.node.http.access.kubernetes.api;

import org.jspecify.annotations.NullMarked;
