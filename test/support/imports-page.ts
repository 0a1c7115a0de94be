// docs/imports.md from the declarations of the files that a reader fills.
import { readFileSync } from "node:fs";
import type { SourceDefinition } from "../../src/sources/define.ts";

const kinds = { day: "day", decimal: "number", moment: "instant, day or month", text: "text" } as const;
const root = new URL("../../", import.meta.url);

function section({ id, title, importFile }: SourceDefinition): string {
  const { columns, example, about } = importFile!;
  const lines = columns.map(
    ({ name, kind, meaning, isOptional }) =>
      `| \`${name}\` | ${kinds[kind]}${isOptional ? ", may be empty" : ""} | ${meaning} |`,
  );
  return [
    `## ${id}`,
    `${title}. ${about}`,
    ["| column | what | meaning |", "|---|---|---|", ...lines].join("\n"),
    `\`\`\`csv\n${readFileSync(new URL(example, root), "utf8")}\`\`\``,
    `\`\`\`sh\n./metastable ingest ${id} --from-file YOUR.csv\n\`\`\``,
  ].join("\n\n");
}

export function importsPage(sources: readonly SourceDefinition[]): string {
  const filled = sources.filter((source) => source.importFile);
  return `${[
    "# Files that a reader fills",
    "Where no free source may be asked by a program, a file takes its place. It is CSV in UTF-8 with a line of column names; the order\nof columns is free and more of them may stand beside. A line that is wrong is named with its place, and the good ones beside it are\nkept. A figure counts as known from the publication that its line names, and without one from its import.",
    "This page is made from the declarations in `src/sources/catalogue/`; `npx vitest run test/contract/imports.test.ts -u` makes it\nanew. The examples lie in `examples/imports/`; the term premia among them are invented and show the form only.",
    ...filled.map(section),
  ].join("\n\n")}\n`;
}
