/** Deletes the index and builds it again from the ledger. */
import type { DataFolder } from "./data-folder.ts";

export interface Rebuilt {
  /** Digests of all rows in canonical order. */
  readonly before: string;
  readonly after: string;
  readonly identical: boolean;
  readonly batches: number;
}

export async function rebuildIndex(folder: DataFolder, say: (message: string) => void): Promise<Rebuilt> {
  const before = await folder.index.digest();
  const batches = await folder.rebuildIndex(say);
  const after = await folder.index.digest();
  return { before, after, identical: before === after, batches };
}
