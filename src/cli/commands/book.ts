import { readFile } from "node:fs/promises";
import path from "node:path";
import { failure } from "../../core/failure.ts";
import { defineCommand, printHeader, printJson, type ReadFlags, readOptions } from "../define.ts";

/** A reader's own positions and loans under the scenarios. Read, answered, and kept nowhere. */
export const book = defineCommand({
  name: "book",
  needsData: (argv) => !argv.includes("--schema"),
  build: (command, run) => {
    readOptions(command)
      .description("your own positions, loans and limits under the scenarios; stored nowhere")
      .argument("[file]", "JSON or CSV; see docs/book.md and examples/book")
      .option("--allow-stale", "answer from prices that are older than their series allow, with a note for each")
      .option("--schema", "print the JSON Schema of the file")
      .action((file: string | undefined, flags: ReadFlags & { schema?: boolean; allowStale?: boolean }) =>
        run(async ({ io, monitor }) => {
          if (flags.schema) {
            const { bookJsonSchema } = await import("../../app/book/read.ts");
            printJson(io, bookJsonSchema());
            return 0;
          }
          if (file === undefined)
            throw failure("usage", "book", "no file", "a book as JSON or CSV", "Try examples/book/treasury.json.");
          const { readBook } = await import("../../app/book/read.ts");
          const text = await readFile(path.resolve(io.cwd, file), "utf8").catch((cause) => {
            throw failure("usage", "book", file, "a readable file", "Check the path.", cause);
          });
          const { stressBook } = await import("../../app/book/stress.ts");
          const answer = await stressBook(await monitor(), readBook(text, path.basename(file)), flags);
          if (flags.json) printJson(io, answer);
          else {
            const { bookText } = await import("../book-text.ts");
            printHeader(io, answer);
            io.out(bookText(answer, io.columns));
          }
          return 0;
        }),
      );
  },
});
