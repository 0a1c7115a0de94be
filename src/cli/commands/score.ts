import { defineCommand, printHeader, printJson, type ReadFlags, readOptions } from "../define.ts";
import { textTable } from "../table.ts";

/** Past statements against what happened. */
export const score = defineCommand({
  name: "score",
  needsData: true,
  build: (command, run) => {
    readOptions(command)
      .description("Brier and log scores of stated probabilities, from stored observations")
      .action((flags: ReadFlags) =>
        run(async ({ io, monitor }) => {
          const { scoreList } = await import("../../app/events.ts");
          const answer = await scoreList(await monitor(), flags);
          if (flags.json) {
            printJson(io, answer);
            return 0;
          }
          printHeader(io, answer);
          const number = (x: number | null): string => (x === null ? "\u2014" : x.toFixed(4));
          const rows = answer.items.flatMap((item) => {
            const outcome = item.happened === null ? "not known yet" : item.happened ? "happened" : "did not happen";
            return item.statements.length === 0
              ? [[item.event, "none stated", "", "", "", outcome]]
              : item.statements.map((s) => [
                  item.event,
                  s.source,
                  s.probability.toFixed(3),
                  number(s.brier),
                  number(s.log),
                  outcome,
                ]);
          });
          io.out(textTable(["event", "statement", "p", "Brier", "log", "outcome"], "llrrrl", rows, io.columns));
          for (const { event, reason } of answer.items) if (reason !== null) io.out(`- ${event}: ${reason}\n`);
          io.err(`${answer.note}\n`);
          return 0;
        }),
      );
  },
});
