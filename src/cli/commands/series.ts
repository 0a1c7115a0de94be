import { defineCommand, printHeader, printJson, type ReadFlags, readOptions } from "../define.ts";
import { textTable } from "../table.ts";

export const series = defineCommand({
  name: "series",
  needsData: true,
  build: (command, run) => {
    command.description("stored observations as of an instant");
    readOptions(command.command("list").option("--data <dir>", "data folder"))
      .description("every declared series with what is known of it")
      .action((flags: ReadFlags) =>
        run(async ({ io, monitor }) => {
          const { seriesList } = await import("../../app/series.ts");
          const answer = await seriesList(await monitor(), flags);
          if (flags.json) printJson(io, answer);
          else {
            printHeader(io, answer);
            const rows = answer.items.map((i) => [
              i.id,
              String(i.count),
              i.first ?? "",
              i.last ?? "",
              i.sources[0]!,
              i.title,
            ]);
            io.out(textTable(["series", "rows", "first", "last", "source", ""], "lrllll", rows, io.columns));
          }
          return 0;
        }),
      );
    readOptions(command.command("show").option("--data <dir>", "data folder"))
      .description("the observations of one series")
      .argument("<id>", "series id")
      .option("--from <date>", "first observation day")
      .option("--to <date>", "last observation day")
      .option("--csv", "print what was published as CSV")
      .action((id: string, flags: ReadFlags & { from?: string; to?: string; csv?: boolean }) =>
        run(async ({ io, monitor }) => {
          const { seriesCsv, seriesShow } = await import("../../app/series.ts");
          if (flags.csv) {
            io.out(await seriesCsv(await monitor(), id, flags));
            return 0;
          }
          const answer = await seriesShow(await monitor(), id, flags);
          if (flags.json) printJson(io, answer);
          else {
            printHeader(io, answer);
            if (answer.changesSource)
              io.err("more than one source or origin stands behind these rows; see the columns\n");
            const rows = answer.items.map((i) => [i.observed, i.text, i.unit, i.source, i.origin, i.knownAt]);
            io.out(
              textTable(
                ["observed", "published value", "unit", "source", "origin", "known from"],
                "lrllll",
                rows,
                io.columns,
              ),
            );
          }
          return 0;
        }),
      );
  },
});
