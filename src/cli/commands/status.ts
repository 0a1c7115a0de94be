import { failure } from "../../core/failure.ts";
import { defineCommand, printHeader, printJson, type ReadFlags, readOptions } from "../define.ts";
import { textTable } from "../table.ts";

export const status = defineCommand({
  name: "status",
  needsData: true,
  build: (command, run) => {
    readOptions(command)
      .description("every indicator: value, unit, interval, state, observed at, by section")
      .argument("[id]", "one indicator only")
      .option("--section <name>", "one section only")
      .option("--fail-on-stale", "exit 3 when any shown indicator is stale")
      .action((id: string | undefined, flags: ReadFlags & { section?: string; failOnStale?: boolean }) =>
        run(async ({ io, monitor }) => {
          const { status: read } = await import("../../app/status.ts");
          const answer = await read(await monitor(), flags);
          const items = answer.items.filter(
            (i) => (id === undefined || i.id === id) && (flags.section === undefined || i.section === flags.section),
          );
          if (items.length === 0) {
            const { closest } = await import("../../app/suggest.ts");
            const wanted = id ?? flags.section ?? "";
            const near = closest(
              wanted,
              answer.items.flatMap((i) => [i.id, i.section]),
            );
            throw failure(
              "not-found",
              "status",
              JSON.stringify(wanted),
              "an indicator or section",
              near ? `Did you mean ${near}?` : "`metastable status` shows all.",
            );
          }
          if (flags.json) printJson(io, { ...answer, items });
          else {
            printHeader(io, answer);
            for (const section of [...new Set(items.map((i) => i.section))]) {
              io.out(`\n${section}\n`);
              const rows = items
                .filter((i) => i.section === section)
                .map((i) => [
                  i.id,
                  i.shown,
                  i.shownInterval ?? "",
                  i.state === "present" ? "" : i.state,
                  i.observed ?? "",
                  i.state === "present" ? i.title : `${i.last ? `last ${i.last.shown}; ` : ""}${i.reason ?? ""}`,
                ]);
              // Most sections have no interval or no absent reading: the room goes to the titles.
              const kept = [0, 1, 2, 3, 4, 5].filter((c) => c < 2 || rows.some((row) => row[c] !== ""));
              const headings = ["indicator", "value", "interval", "state", "observed", ""];
              const cells = (row: readonly string[]) => kept.map((c) => row[c]!);
              io.out(textTable(cells(headings), cells([..."lrllll"]).join(""), rows.map(cells), io.columns));
            }
          }
          const isStale = items.some((i) => i.state === "stale");
          return isStale && (id !== undefined || flags.failOnStale) ? 3 : 0;
        }),
      );
  },
});
