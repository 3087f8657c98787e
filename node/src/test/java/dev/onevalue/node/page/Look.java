package dev.onevalue.node.page;

import java.util.List;

/**
 * On what somebody looks at a page.
 *
 * @param width in CSS pixels, as the height
 * @param scheme {@code light} or {@code dark}
 */
record Look(String name, int width, int height, String scheme) {

  static final Look LIGHT = new Look("light", 1280, 800, "light");
  private static final Look DARK = new Look("dark", 1280, 800, "dark");
  private static final Look NARROW = new Look("narrow", 360, 740, "light");
  private static final Look LARGE = new Look("4k", 3840, 2160, "dark");

  static final List<Look> READ = List.of(LIGHT, DARK, NARROW);
  static final List<Look> SHOWN = List.of(LIGHT, DARK, NARROW, LARGE);
}
