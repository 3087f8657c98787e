package dev.onevalue.api.v1alpha1;

/**
 * What labels, annotations and names of objects may look like: what is not, the API server would
 * refuse later, in an object that the operator makes, where its user does not see it.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set">Kubernetes:
 *     syntax of labels</a>
 */
public final class MetadataSyntax {
  private static final String NAME = "([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]";

  /** What a key looks like: {@code name}, or {@code domain/name}. */
  public static final String KEY =
      "^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?" + NAME + "$";

  /** What the value of a label looks like, which may be empty. */
  public static final String LABEL_VALUE = "^(" + NAME + ")?$";

  /** Characters of the longest value of a label. */
  public static final int MAX_LABEL_VALUE = 63;

  /** Characters of the longest key: a domain of 253, a slash, a name of 63. */
  public static final int MAX_KEY = 317;

  /** What the name of an object looks like. */
  public static final String OBJECT_NAME =
      "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";

  /** What the key of an entry in a Secret or ConfigMap looks like. */
  public static final String DATA_KEY = "^[-._a-zA-Z0-9]+$";

  /** CEL: true for a map all of whose keys are keys of labels. */
  public static final String KEYS =
      "self.all(key, key.indexOf('/') <= 253 && key.matches(r'" + KEY + "'))";

  /** CEL: the same for annotations, whose domains may be in capitals. */
  public static final String ANNOTATION_KEYS =
      "self.all(key, key.indexOf('/') <= 253 && key.lowerAscii().matches(r'" + KEY + "'))";

  /** What a user is told otherwise. */
  public static final String BAD_KEY =
      "keys must be names of at most 63 letters, digits, '-', '_' and '.', after a domain and '/'"
          + " if any";

  /** CEL: true for a map of annotations that one object may have. */
  public static final String FITS = "self.map(key, size(key) + size(self[key])).sum() <= 262144";

  /** What a user is told otherwise. */
  public static final String TOO_LARGE = "annotations of more than 256 KiB fit in no object";

  private MetadataSyntax() {}
}
