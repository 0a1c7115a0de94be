/** Failures of storage, with the reason that a program (not only a person) can act on. */
import { Failure } from "../core/failure.ts";
import type { Problem } from "../core/outcome.ts";

/**
 * `locked`: another process holds the file. `corrupt`: the content is not what was written. `schema`: written by another
 * version. `unwritable`: no permission or a read-only disk. `full`: no space or a size limit. `broken`: an earlier failure
 * leaves the state on disk unknown until it is opened again. `missing`: what should exist does not.
 */
export type StorageReason = "locked" | "corrupt" | "schema" | "unwritable" | "full" | "broken" | "missing";

export class StorageFailure extends Failure {
  readonly reason: StorageReason;
  /** True where deleting the index and rebuilding it from the ledger cures it. */
  readonly rebuildable: boolean;

  constructor(reason: StorageReason, problem: Problem, options: { cause?: unknown; rebuildable?: boolean } = {}) {
    super("storage", problem, "cause" in options ? { cause: options.cause } : undefined);
    this.name = "StorageFailure";
    this.reason = reason;
    this.rebuildable = options.rebuildable ?? false;
  }
}

const code = (error: unknown): string => String((error as NodeJS.ErrnoException | undefined)?.code ?? "");
const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A failure of the operating system on a file, in words: full, read-only, not permitted, not there. */
export function fileFailure(error: unknown, path: string, doing: string): Failure {
  if (error instanceof Failure) return error;
  const found = `${code(error) || "an error"} while ${doing} (${message(error)})`;
  const say = (reason: StorageReason, expected: string, remedy: string): StorageFailure =>
    new StorageFailure(reason, { place: path, found, expected, remedy }, { cause: error });
  switch (code(error)) {
    case "ENOSPC":
    case "EDQUOT":
    case "EFBIG":
      return say("full", "free space", "Free some space on this disk and run the command again; nothing was lost.");
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return say(
        "unwritable",
        "a folder that can be written",
        "Give yourself write access, or choose another folder with --data.",
      );
    case "ENOENT":
      return say("missing", "the file", "Restore it from a backup, or choose the right folder with --data.");
    case "ENOTDIR":
    case "EEXIST":
      return say(
        "unwritable",
        "a folder",
        "A file stands where the data folder should be; choose another folder with --data.",
      );
    default:
      return say("broken", "a working disk", "Check the disk, then run the command again.");
  }
}
