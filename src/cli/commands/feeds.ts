import { defineCommand, printHeader, printJson, type ReadFlags, readOptions } from "../define.ts";
import { textTable } from "../table.ts";

const money = (value: number | null): string => (value === null ? "\u2014" : Math.round(value).toLocaleString("en-US"));

export const feeds = defineCommand({
  name: "feeds",
  needsData: true,
  build: (command, run) => {
    readOptions(command)
      .description("live feeds: state of each connection, gaps, and liquidations with their coverage")
      .option("--hours <number>", "length of the window of the liquidations", Number, 24)
      .option("--to <instant>", "end of that window")
      .action((flags: ReadFlags & { hours: number; to?: string }) =>
        run(async ({ io, monitor }) => {
          const { feedReport } = await import("../../app/feeds/report.ts");
          const { liquidations } = await import("../../app/feeds/liquidations.ts");
          const report = await feedReport(await monitor(), flags);
          const forced = await liquidations(await monitor(), flags);
          if (flags.json) {
            printJson(io, { ...report, liquidations: forced });
            return 0;
          }
          printHeader(io, report);
          if (report.items.length === 0) io.err("no feed runs here; `metastable up` starts them\n");
          else {
            const rows = report.items.map((f) => [
              f.feed,
              f.isPaused ? "paused" : f.phase,
              f.since,
              String(f.frames),
              String(f.segments),
              f.lastSegment ?? "never",
              String(f.dropped),
              String(f.malformed),
              f.lagMs === null ? "" : String(f.lagMs),
              f.problem ?? "",
            ]);
            const headings = ["feed", "state", "since", "frames", "segments", "last segment", "dropped", "malformed"];
            io.out(textTable([...headings, "lag ms", "problem"], "lllrrlrrrl", rows, io.columns));
          }
          if (report.gaps.length > 0) {
            const rows = report.gaps.map((g) => [g.feed, g.start, g.end, g.reason]);
            io.out(`\n${textTable(["gap of", "from", "to", "reason"], "llll", rows, io.columns)}`);
          }
          const rows = forced.items.map((i) => [
            i.coin,
            i.venue,
            money(i.long),
            money(i.short),
            i.unit,
            i.coverage.kind,
            i.coverage.because,
          ]);
          io.out(`\nliquidated after ${forced.from} up to ${forced.to}\n`);
          const headings = ["coin", "venue", "longs", "shorts", "in", "coverage", "because"];
          io.out(textTable(headings, "llrrlll", rows, io.columns));
          return 0;
        }),
      );
  },
});
