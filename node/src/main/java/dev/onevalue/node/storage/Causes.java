package dev.onevalue.node.storage;

import dev.onevalue.node.core.receipt.Refusal.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says of I/O errors what people and programs want to know. */
final class Causes {

  private Causes() {}

  /** Why it failed, in a few words, without the file. */
  static String of(IOException e) {
    String reason = e instanceof FileSystemException failed ? failed.getReason() : e.getMessage();
    if (reason != null) {
      return reason;
    }
    return switch (e) {
      case AccessDeniedException _ -> "Permission denied";
      case NoSuchFileException _ -> "No such file or directory";
      case FileAlreadyExistsException _ -> "There is a file of that name";
      default -> e.getClass().getSimpleName();
    };
  }

  /** Whether there is no space, or something else is wrong. */
  static Reason reason(IOException e) {
    String cause = of(e);
    // strerror(3) of ENOSPC and EDQUOT: Java has no exception of its own for them
    return cause.contains("No space left on device") || cause.contains("Disk quota exceeded")
        ? Reason.STORAGE_FULL
        : Reason.STORAGE_FAILED;
  }
}
