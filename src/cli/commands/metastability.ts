import { defineCommand, printHeader, printJson, type ReadFlags, readOptions } from "../define.ts";
import { textTable } from "../table.ts";

const explained = `
walk              probability of touching the level without any pull back
with reversion    the same with the pull that the window shows; often not told from none
tau, p            Kendall's rank correlation of a rolling statistic with time, and the share of series without any
                  change that rise as much; only a small p means anything
well              years until it leaves the state, were the window's dynamics to last
`;

/** How firmly the watched markets sit in their state. */
export const metastability = defineCommand({
  name: "metastability",
  needsData: true,
  build: (command, run) => {
    readOptions(command)
      .description("mean reversion beside the plain walk, early-warning signals and the potential well, with refusals")
      .option("--allow-stale", "answer from series that are older than they allow, with a note for each")
      .addHelpText("after", explained)
      .action((flags: ReadFlags & { allowStale?: boolean }) =>
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
              ["threshold", "within, sessions", "walk", "with reversion"],
              "lrrr",
              answer.items.flatMap((m) =>
                m.touches.map((t) => [t.threshold, String(t.sessions), share(t.arithmetic), share(t.reverting)]),
              ),
              io.columns,
            ),
          );
          io.out(
            `\n${textTable(
              ["market", "window", "sessions", "variance rises (tau, p)", "memory rises (tau, p)", "well"],
              "llrlll",
              answer.items.map((m) => {
                const signal = (s: { tau: number; pValue: number } | undefined): string =>
                  s ? `${s.tau.toFixed(2)}, ${s.pValue.toFixed(3)}` : (m.refusals.earlyWarning ?? "");
                const well = m.well
                  ? `mean passage ${m.well.meanPassageYears.toFixed(2)} years${m.well.interval ? ` (${m.well.interval.lo.toFixed(2)} to ${m.well.interval.hi.toFixed(2)})` : ""}`
                  : "refused";
                const window = m.from === null ? "no data" : `${m.from} to ${m.observed}`;
                return [
                  m.series,
                  window,
                  String(m.sessions),
                  signal(m.earlyWarning?.variance),
                  signal(m.earlyWarning?.autocorrelation),
                  well,
                ];
              }),
              io.columns,
            )}`,
          );
          for (const { series, refusals } of answer.items)
            for (const [what, why] of Object.entries({ well: refusals.well, reversion: refusals.reverting }))
              if (why !== null) io.out(`- ${series}, no ${what}: ${why}\n`);
          io.out(answer.notes.map((note) => `- ${note}\n`).join(""));
          return 0;
        }),
      );
  },
});
