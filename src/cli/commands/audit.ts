import path from "node:path";
import { failure } from "../../core/failure.ts";
import { defineCommand, printHeader, printJson, type ReadFlags, readOptions } from "../define.ts";
import { textTable } from "../table.ts";

export const audit = defineCommand({
  name: "audit",
  needsData: true,
  build: (command, run) => {
    readOptions(command)
      .description("every figure of the note recomputed and judged; `audit FILE` judges another file of the form")
      .argument("[file]", "a JSON file of figures")
      .option("--claims", "the narrative claims under test instead of the figures")
      .option("--verdict <verdict>", "only this verdict")
      .action((file: string | undefined, flags: ReadFlags & { claims?: boolean; verdict?: string }) =>
        run(async ({ io, monitor }) => {
          const { auditClaims, auditFigures, auditFile } = await import("../../app/audit.ts");
          if (flags.verdict !== undefined) await checkVerdict(flags.verdict, flags.claims === true);
          if (flags.claims) {
            if (file !== undefined)
              throw failure(
                "usage",
                "audit --claims",
                file,
                "no file: the claims are those of the November 2025 note",
                "Leave out --claims to judge the figures of the file.",
              );
            const answer = await auditClaims(await monitor(), flags);
            const items = answer.items.filter((i) => flags.verdict === undefined || i.verdict === flags.verdict);
            if (flags.json) printJson(io, { ...answer, items });
            else {
              printHeader(io, answer);
              io.out(
                textTable(
                  ["claim", "verdict", "reason"],
                  "lll",
                  items.map((i) => [i.id, i.verdict, i.reason]),
                  io.columns,
                ),
              );
            }
            return 0;
          }
          const answer =
            file === undefined
              ? await auditFigures(await monitor(), flags)
              : await auditFile(await monitor(), path.resolve(io.cwd, file), flags);
          const items = answer.items.filter((i) => flags.verdict === undefined || i.verdict === flags.verdict);
          for (const p of answer.problems ?? [])
            io.err(`${p.place}: found ${p.found}, expected ${p.expected}. ${p.remedy}\n`);
          if (flags.json) printJson(io, { ...answer, items });
          else {
            printHeader(io, answer);
            const rows = items.map((i) => [
              i.id,
              i.stated,
              i.verdict,
              i.findings.find((f) => f.verdict === i.verdict)?.arithmetic ?? i.findings[0]?.arithmetic ?? "",
            ]);
            io.out(textTable(["figure", "stated", "verdict", "arithmetic"], "lrll", rows, io.columns));
          }
          return answer.problems ? 2 : 0;
        }),
      );
  },
});

async function checkVerdict(verdict: string, ofClaims: boolean): Promise<void> {
  const { claimVerdicts, verdicts } = await import("../../app/results.ts");
  const known: readonly string[] = ofClaims ? claimVerdicts : verdicts;
  if (!known.includes(verdict))
    throw failure(
      "usage",
      "audit --verdict",
      JSON.stringify(verdict),
      `one of ${known.join(", ")}`,
      "Correct the word.",
    );
}
