// A folder in place of a saved payload is a mistake of the reader, said as such.
import os from "node:os";
import { expect, it } from "vitest";
import { sources } from "../sources/catalogue/index.ts";
import { systemClock } from "./clock.ts";
import type { DataFolder } from "./data-folder.ts";
import { ingestFile } from "./ingest.ts";

it("refuses a folder before it touches the data folder", async () => {
  await expect(ingestFile({} as DataFolder, sources[0]!, os.tmpdir(), systemClock)).rejects.toMatchObject({
    kind: "usage",
    message: expect.stringMatching(/--from-file: found the folder .*, expected a file/),
  });
});
