import { defineCommand, printHeader, printJson, type ReadFlags, readOptions } from "../define.ts";
import { textTable } from "../table.ts";

/** The calendar of events, the recovery watch and the contrarian test. */
export const events = defineCommand({
  name: "events",
  needsData: true,
  build: (command, run) => {
    readOptions(command)
      .description("events ahead with stated and computed probabilities, the recovery watch, the contrarian test")
      .action((flags: ReadFlags) =>
        run(async ({ io, monitor }) => {
          const { eventList } = await import("../../app/events.ts");
          const answer = await eventList(await monitor(), flags);
          if (flags.json) {
            printJson(io, answer);
            return 0;
          }
          printHeader(io, answer);
          const legs = answer.recovery.map((leg) => [leg.title, leg.state, leg.reason ?? leg.rule]);
          const returns = answer.contrarian.returns.map((r) => [
            `${r.horizonDays} days`,
            String(r.n),
            percent(r.afterSignals),
            percent(r.allDays),
            r.interval ? `${percent(r.interval.lo)} to ${percent(r.interval.hi)}` : "\u2014",
          ]);
          for (const event of answer.items) {
            const stated = event.statements.map(
              (s) => `  ${s.kind} ${range(s.low, s.high)}: ${s.source}, ${s.asOf.slice(0, 10)}\n`,
            );
            io.out(
              `${event.title} (${event.id}): ${event.state}, ${event.from} to ${event.to}\n  ${event.question}\n${stated.join("") || "  no probability stated\n"}  answered by: ${event.resolution}\n\n`,
            );
          }
          io.out(
            `${textTable(["recovery watch", "state", "rule, or why it cannot be told"], "lll", legs, io.columns)}`,
          );
          io.out(
            `\ncontrarian test: ${answer.contrarian.rule}${answer.contrarian.reason ? `; ${answer.contrarian.reason}` : ""}\n`,
          );
          if (returns.length > 0)
            io.out(
              textTable(
                ["horizon", "signals", "after them", "all days", "difference, 0.95"],
                "lrrrl",
                returns,
                io.columns,
              ),
            );
          return 0;
        }),
      );
  },
});

const range = (low: number, high: number): string =>
  low === high ? low.toFixed(2) : `${low.toFixed(2)} to ${high.toFixed(2)}`;
const percent = (value: number | null): string => (value === null ? "\u2014" : `${(100 * value).toFixed(1)} %`);
