import path from "node:path";
import { failure } from "../../core/failure.ts";
import { defineCommand, printHeader, printJson, type ReadFlags, readOptions } from "../define.ts";

const formats = ["md", "html", "json"] as const;

export const note = defineCommand({
  name: "note",
  needsData: true,
  build: (command, run) => {
    readOptions(command)
      .description("build an edition of the research note")
      .option("--format <list>", `comma-separated: ${formats.join(", ")}`, "md,html")
      .option("--out <dir>", "folder to write into", "edition")
      .action((flags: ReadFlags & { format: string; out: string }) =>
        run(async ({ io, monitor }) => {
          const wanted = flags.format.split(",").map((f) => f.trim());
          const unknown = wanted.find((f) => !(formats as readonly string[]).includes(f));
          if (unknown !== undefined)
            throw failure(
              "usage",
              "--format",
              JSON.stringify(unknown),
              `one of ${formats.join(", ")}`,
              "Write for example --format md,html.",
            );
          const { writeEdition } = await import("../../app/edition.ts");
          const answer = await writeEdition(
            await monitor(),
            flags,
            wanted as (typeof formats)[number][],
            path.resolve(io.cwd, flags.out),
          );
          if (flags.json) printJson(io, answer);
          else {
            printHeader(io, answer);
            for (const file of answer.files) io.out(`${path.join(flags.out, file.path)}\n`);
          }
          return 0;
        }),
      );
    command
      .command("diff")
      .description("what changed between two editions, and which data brought it")
      .argument("<a>", "folder of the first edition")
      .argument("<b>", "folder of the second edition")
      .option("--data <dir>", "data folder")
      .option("--json", "print JSON")
      .action((a: string, b: string, flags: { json?: boolean }) =>
        run(async ({ io }) => {
          const { diffEditions } = await import("../../app/edition-diff.ts");
          const answer = await diffEditions(path.resolve(io.cwd, a), path.resolve(io.cwd, b));
          if (flags.json) printJson(io, answer);
          else io.out(answer.text);
          return 0;
        }),
      );
  },
});
