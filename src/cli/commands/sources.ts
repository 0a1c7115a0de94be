import { InvalidArgumentError } from "commander";
import type { SourceItem } from "../../app/results.ts";
import { defineCommand, printHeader, printJson, type ReadFlags, readOptions } from "../define.ts";
import { textTable } from "../table.ts";

/** "3/14 d": days at the as-of and the budget; what was observed after the as-of has no age at it. */
const ageText = ({ ageDays, freshForDays, newest }: SourceItem): string =>
  ageDays === null
    ? newest === null
      ? ""
      : "later"
    : `${ageDays}${freshForDays === null ? "" : `/${freshForDays}`} d`;

const eventNumber = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError("a number of a ledger event");
  return value;
};

export const sources = defineCommand({
  name: "sources",
  needsData: true,
  build: (command, run) => {
    readOptions(command)
      .description("every source: on or off, last success, age, next run, last problem, terms")
      .action((flags: ReadFlags) =>
        run(async ({ io, monitor }) => {
          const { sourceList } = await import("../../app/sources.ts");
          const answer = await sourceList(await monitor(), flags);
          if (flags.json) printJson(io, answer);
          else {
            printHeader(io, answer);
            const isChosen = flags.asOf !== undefined;
            const rows = answer.items.map((s) => [
              s.id,
              s.on ? "on" : s.origin === "live" ? "off" : s.origin,
              String(s.rows),
              s.newest?.slice(0, 16) ?? "",
              ageText(s),
              s.lastSuccess?.slice(0, 16) ?? "never",
              ...(isChosen ? [] : [s.nextRun?.slice(0, 16) ?? ""]),
              remark(s),
            ]);
            const clock = isChosen ? ["last success"] : ["last success", "next run"];
            const headings = ["source", "state", "rows", "newest", "age at as-of", ...clock, "remark"];
            io.out(textTable(headings, isChosen ? "llrlrll" : "llrlrlll", rows, io.columns));
          }
          return 0;
        }),
      );
    command
      .command("quarantine")
      .description("values that were held back because they cannot be believed")
      .option("--data <dir>", "data folder")
      .option("--json", "print JSON")
      .action((flags: { json?: boolean }) =>
        run(async ({ io, monitor }) => {
          const { quarantineList } = await import("../../app/release.ts");
          const answer = quarantineList(await monitor());
          if (flags.json) printJson(io, answer);
          else {
            const rows = answer.items.flatMap((item) =>
              item.rows.map((r) => [
                String(item.seq),
                item.source,
                r.series,
                r.observed,
                `${r.text} ${r.unit}`,
                r.because,
              ]),
            );
            io.out(textTable(["seq", "source", "series", "observed", "value", "because"], "rlllll", rows, io.columns));
            const count = answer.items.reduce((n, item) => n + item.count, 0);
            io.err(`${count} values held back; let a group in with: metastable sources release SEQ --reason TEXT\n`);
          }
          return 0;
        }),
      );
    command
      .command("release")
      .description("let the values of a quarantine in, from now on")
      .argument("<seq>", "number of the quarantine event", eventNumber)
      .requiredOption("--reason <text>", "why they are right, and how you know; it is kept in the ledger")
      .option("--data <dir>", "data folder")
      .option("--json", "print JSON")
      .action((seq: number, flags: { reason: string; json?: boolean }) =>
        run(async ({ io, monitor }) => {
          const { releaseQuarantine } = await import("../../app/release.ts");
          const released = await releaseQuarantine(await monitor(), seq, flags.reason);
          if (flags.json) printJson(io, released);
          else {
            const left = released.left === 0 ? "" : `; ${released.left} cannot be stored and stay out`;
            io.out(`released ${released.rows} values of ${released.source} in ledger event ${released.seq}${left}\n`);
          }
          return 0;
        }),
      );
  },
});

/** What a reader should know first about the source. */
function remark(s: SourceItem): string {
  const parts = [
    s.origin === "live" && s.offReason !== null ? s.offReason : "",
    s.isFailing ? `problem: ${s.lastProblem!.message}. ${s.lastProblem!.remedy}` : "",
    s.held > 0 ? `${s.held} values held back` : "",
    s.breaker === "closed" ? "" : `host rests (${s.breaker})`,
    s.waitUntil === null ? "" : `asked to wait until ${s.waitUntil}`,
    s.terms.licence,
  ];
  return parts.filter((part) => part !== "").join("; ");
}
