/** What holds for every resource: methods, media types, parameters. */
@NullMarked
package dev.onevalue.node.http.resource;

import org.jspecify.annotations.NullMarked;
