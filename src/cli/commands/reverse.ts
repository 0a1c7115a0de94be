import { defineCommand, numberArgument, printHeader, printJson, readOptions } from "../define.ts";
import { type MarketFlags, marketOptions, marketRequest } from "../market-options.ts";
import { textTable } from "../table.ts";

interface Flags extends MarketFlags {
  readonly criterion?: string;
  readonly horizon?: number;
  readonly list?: boolean;
}

const examples = `
Examples:
  metastable reverse --criterion cascade
  metastable reverse --criterion usdjpy-below-145 --off perpetuals --horizon 5
`;

/** Reverse stress: what would have to happen for something to break. */
export const reverse = defineCommand({
  name: "reverse",
  needsData: (argv) => !argv.includes("--list"),
  build: (command, run) => {
    marketOptions(
      readOptions(command)
        .description("the smallest plausible shock that breaks a criterion, and who it takes")
        .option("--criterion <id>", "what must not break: `reverse --list` shows all")
        .option("--list", "list the criteria")
        .option("--horizon <sessions>", "sessions over which the shock happens (default 21, a month)", numberArgument),
    )
      .addHelpText("after", examples)
      .action((flags: Flags) =>
        run(async ({ io, monitor }) => {
          const { listCriteria, reverseStress } = await import("../../app/reverse.ts");
          if (flags.list || flags.criterion === undefined) {
            const items = listCriteria();
            if (flags.json) printJson(io, { asOf: null, items });
            else
              io.out(
                textTable(
                  ["criterion", "what breaks"],
                  "ll",
                  items.map((c) => [c.id, c.title]),
                  io.columns,
                ),
              );
            return flags.list ? 0 : 2;
          }
          const asked = { ...(await marketRequest(flags)), horizonSessions: flags.horizon };
          const answer = await reverseStress(await monitor(), flags.criterion, asked);
          if (flags.json) printJson(io, answer);
          else {
            const { reverseText } = await import("../reverse-text.ts");
            printHeader(io, answer);
            io.out(reverseText(answer, io.columns));
          }
          return 0;
        }),
      );
  },
});
