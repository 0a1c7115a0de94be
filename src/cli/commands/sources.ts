import { defineCommand, printHeader, printJson, type ReadFlags, readOptions } from "../define.ts";
import { textTable } from "../table.ts";

export const sources = defineCommand({
  name: "sources",
  needsData: true,
  build: (command, run) => {
    readOptions(command)
      .description("every source: what it provides, terms, last success, freshness, last problem")
      .action((flags: ReadFlags) =>
        run(async ({ io, monitor }) => {
          const { sourceList } = await import("../../app/sources.ts");
          const answer = await sourceList(await monitor(), flags);
          if (flags.json) printJson(io, answer);
          else {
            printHeader(io, answer);
            const rows = answer.items.map((s) => [
              s.id,
              s.origin,
              String(s.rows),
              s.newest ?? "",
              s.lastSuccess ?? "never",
              s.lastProblem ? `problem: ${s.lastProblem.message}` : s.terms.licence,
            ]);
            io.out(
              textTable(["source", "origin", "rows", "newest", "last success", "terms"], "llrlll", rows, io.columns),
            );
          }
          return 0;
        }),
      );
  },
});
