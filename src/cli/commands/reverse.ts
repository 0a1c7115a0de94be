import { failure } from "../../core/failure.ts";
import { defineCommand, numberArgument, printHeader, printJson, type ReadFlags, readOptions } from "../define.ts";
import { textTable } from "../table.ts";

interface Flags extends ReadFlags {
  readonly criterion?: string;
  readonly horizon?: number;
  readonly exposure?: number;
  readonly law?: string;
  readonly allowStale?: boolean;
  readonly list?: boolean;
}

/** Reverse stress: what would have to happen for something to break. */
export const reverse = defineCommand({
  name: "reverse",
  needsData: (argv) => !argv.includes("--list"),
  build: (command, run) => {
    readOptions(command)
      .description("the smallest plausible shock that breaks a criterion, and who it takes")
      .option("--criterion <id>", "what must not break: `reverse --list` shows all")
      .option("--list", "list the criteria")
      .option("--horizon <sessions>", "sessions over which the shock happens (default 21, a month)", numberArgument)
      .option(
        "--exposure <usd-bn>",
        "size of the yen carry trade in USD bn (default: the median of its prior)",
        numberArgument,
      )
      .option("--law <law>", "price impact: exponential (default) or square-root")
      .option("--allow-stale", "answer from prices that are older than their series allow, with a note for each")
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
          const answer = await reverseStress(await monitor(), flags.criterion, {
            ...{ asOf: flags.asOf, head: flags.head, horizonSessions: flags.horizon },
            exposureUsd: flags.exposure === undefined ? undefined : positive(flags.exposure) * 1e9,
            law: lawOf(flags.law),
            allowStale: flags.allowStale,
          });
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

function positive(value: number): number {
  if (Number.isFinite(value) && value > 0) return value;
  throw failure(
    "usage",
    "--exposure",
    String(value),
    "a number above 0, in USD bn",
    "Write for example --exposure 2650.",
  );
}

function lawOf(text: string | undefined): "exponential" | "square-root" | undefined {
  if (text === undefined || text === "exponential" || text === "square-root") return text;
  throw failure("usage", "--law", JSON.stringify(text), "exponential or square-root", "Leave it out for exponential.");
}
