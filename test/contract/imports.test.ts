// Files that a reader fills: the page that describes them is the one that their declarations give, and each example is
// read with its declared columns.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { sources } from "../../src/sources/catalogue/index.ts";
import { importsPage } from "../support/imports-page.ts";

const filled = sources.filter((source) => source.importFile);

it("are described in docs/imports.md as they are declared", async () => {
  expect(filled.length).toBeGreaterThan(0);
  await expect(importsPage(sources)).toMatchFileSnapshot("../../docs/imports.md");
});

it.each(filled.map((source) => [source.id, source.importFile!] as const))(
  "%s names the columns of its example",
  (_, file) => {
    const [header = ""] = readFileSync(new URL(`../../${file.example}`, import.meta.url), "utf8").split("\n");
    const names = header.split(",");
    for (const { name } of file.columns) expect(names).toContain(name);
  },
);
