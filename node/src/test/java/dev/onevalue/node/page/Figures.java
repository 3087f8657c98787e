package dev.onevalue.node.page;

import java.util.List;

/**
 * What it took to show a page, as its browser tells.
 *
 * @param bytes of all that it is made of, as transferred, with headers
 * @param firstPaintMillis since it was asked for
 * @param addresses of all that it asked for
 */
record Figures(long bytes, long firstPaintMillis, List<String> addresses) {

  @SuppressWarnings("unchecked")
  static Figures of(Page page) {
    var told =
        (List<Object>)
            page.run(
                """
                const all = [...performance.getEntriesByType("navigation"),
                    ...performance.getEntriesByType("resource")];
                const parts = all.filter((each) => !each.name.includes("/v1/"));
                const [paint] = performance.getEntriesByName("first-contentful-paint");
                return [
                  parts.reduce((sum, each) => sum + each.transferSize, 0),
                  Math.round(paint.startTime),
                  all.map((each) => each.name),
                ];
                """);
    return new Figures((long) told.get(0), (long) told.get(1), (List<String>) told.get(2));
  }

  @Override
  public String toString() {
    return "%d bytes transferred, first paint after %d ms".formatted(bytes, firstPaintMillis);
  }
}
