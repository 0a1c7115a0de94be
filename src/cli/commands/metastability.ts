import { defineCommand, printHeader, printJson, type ReadFlags, readOptions } from "../define.ts";
import { textTable } from "../table.ts";

/** How firmly the watched markets sit in their state. */
export const metastability = defineCommand({
  name: "metastability",
  needsData: true,
  build: (command, run) => {
    readOptions(command)
      .description("mean reversion beside the plain walk, early-warning signals and the potential well, with refusals")
      .action((flags: ReadFlags) =>
        run(async ({ io, monitor }) => {
          const { metastability: compute } = await import("../../app/metastability.ts");
          const answer = await compute(await monitor(), flags);
          if (flags.json) {
            printJson(io, answer);
            return 0;
          }
          printHeader(io, answer);
          const share = (p: number | null): string => (p === null ? "\u2014" : p.toFixed(3));
          io.out(
            textTable(
              ["threshold", "sessions", "walk", "with reversion"],
              "lrrr",
              answer.items.flatMap((m) =>
                m.touches.map((t) => [t.threshold, String(t.sessions), share(t.arithmetic), share(t.reverting)]),
              ),
              io.columns,
            ),
          );
          io.out(
            `\n${textTable(
              ["market", "variance rises (tau, p)", "memory rises (tau, p)", "well"],
              "llll",
              answer.items.map((m) => {
                const signal = (s: { tau: number; pValue: number } | undefined): string =>
                  s ? `${s.tau.toFixed(2)}, ${s.pValue.toFixed(3)}` : (m.refusals.earlyWarning ?? "");
                const well = m.well
                  ? `mean passage ${m.well.meanPassageYears.toFixed(2)} years${m.well.interval ? ` (${m.well.interval.lo.toFixed(2)} to ${m.well.interval.hi.toFixed(2)})` : ""}`
                  : `refused: ${m.refusals.well}`;
                return [m.series, signal(m.earlyWarning?.variance), signal(m.earlyWarning?.autocorrelation), well];
              }),
              io.columns,
            )}`,
          );
          return 0;
        }),
      );
  },
});
