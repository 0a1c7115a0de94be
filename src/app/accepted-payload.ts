/** The bytes behind an accept event; a damaged or lost copy of a packaged file is taken from the package again. */
import { readFile } from "node:fs/promises";
import type { PayloadStore } from "../store/contract.ts";
import { StorageFailure } from "../store/storage-failure.ts";
import { packagedPath } from "./package-root.ts";

/** Throws the store's failure where the bytes are damaged or missing and the package does not hold the same. */
export async function acceptedPayload(
  payloads: PayloadStore,
  { payload, source, from }: { readonly payload: string; readonly source: string; readonly from: string },
): Promise<Uint8Array> {
  try {
    return await payloads.get(payload);
  } catch (cause) {
    const isLost = cause instanceof StorageFailure && (cause.reason === "corrupt" || cause.reason === "missing");
    if (!isLost || !source.startsWith("packaged/")) throw cause;
    const bytes = await readFile(packagedPath(from)).catch(() => undefined);
    // Another release may package another file under this name: then the good copy is elsewhere, and so says the failure.
    if (bytes === undefined || (await payloads.put(bytes)) !== payload) throw cause;
    return bytes;
  }
}
