import { readFile } from "node:fs/promises";
import path from "node:path";
import { failure } from "../../core/failure.ts";
import { parseLenientJson } from "../../core/lenient-json.ts";
import { defineCommand, printJson } from "../define.ts";
import { textTable, wrapped } from "../table.ts";

/** Any model as a calculator. Needs neither data folder nor database. */
export const calc = defineCommand({
  name: "calc",
  needsData: false,
  build: (command, run) => {
    command
      .description(
        "any model as a calculator: `calc fx-forward --spot 157 ...`, `calc MODEL --input JSON`, `calc --list`",
      )
      .argument("[model]", "id of the model")
      .argument("[values...]", "--name value pairs of the model's inputs")
      .option("--input <json>", "all inputs as JSON, @FILE to read a file")
      .option("--list", "list the models")
      .option("--describe", "show the inputs of the model with an example")
      .option("--json", "print JSON")
      // Our own: after a model it shows the model's inputs.
      .helpOption(false)
      .option("-h, --help", "this help; after a model, its inputs with units, ranges and an example")
      .allowUnknownOption()
      .action(
        (
          id: string | undefined,
          values: string[],
          flags: { input?: string; list?: boolean; describe?: boolean; help?: boolean; json?: boolean },
        ) =>
          run(async ({ io }) => {
            if (flags.help && id === undefined) {
              command.outputHelp();
              return 0;
            }
            const { describeModel, getModel, listModels, runModel } = await import("../../app/calc.ts");
            if (flags.list || id === undefined) {
              const models = listModels();
              if (flags.json) printJson(io, { asOf: null, items: models });
              else
                io.out(
                  textTable(
                    ["model", "theme", "what it computes"],
                    "lll",
                    models.map((m) => [m.id, m.theme, m.title]),
                    io.columns,
                  ),
                );
              return id === undefined && !flags.list ? 2 : 0;
            }
            const model = getModel(id);
            if (flags.describe || flags.help) {
              const description = describeModel(model);
              if (flags.json) printJson(io, description);
              else io.out(describedText(description, io.columns));
              return 0;
            }
            const input = flags.input === undefined ? named(values) : await parsed(flags.input, io.cwd);
            const answer = runModel(model, input);
            if (flags.json) printJson(io, answer);
            else io.out(answerText(answer));
            return 0;
          }),
      );
  },
});

async function parsed(text: string, cwd: string): Promise<unknown> {
  const json = text.startsWith("@")
    ? await readFile(path.resolve(cwd, text.slice(1)), "utf8").catch((cause) => {
        throw failure("usage", "--input", text, "a readable file", "Check the path after @.", cause);
      })
    : text;
  try {
    return parseLenientJson(json);
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    throw failure(
      "usage",
      "--input",
      found,
      "JSON",
      'Write for example --input \'{"high": 93000, "low": 83000}\'.',
      cause,
    );
  }
}

/** `--name value` pairs; a value is JSON where it reads as JSON, else text. */
function named(values: readonly string[]): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (let i = 0; i < values.length; i += 2) {
    const name = values[i]!;
    const value = values[i + 1];
    if (!name.startsWith("--"))
      throw failure(
        "usage",
        "calc",
        JSON.stringify(name),
        "--name value pairs",
        "Write --spot 157, or use --input JSON.",
      );
    if (value === undefined)
      throw failure("usage", `calc ${name}`, "no value", "a value after it", `Write ${name} VALUE.`);
    input[name.slice(2)] = jsonOrText(value);
  }
  return input;
}

function jsonOrText(value: string): unknown {
  if (value === "NaN") return Number.NaN;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function describedText(
  d: {
    id: string;
    title: string;
    formula: string;
    reference: string;
    fields: readonly { name: string; what: string; range: string }[];
    example: unknown;
  },
  columns: number,
): string {
  const fields = d.fields.map((f) =>
    wrapped(`  ${f.name}  ${f.what}${f.range === "" ? "" : ` [${f.range}]`}`, columns),
  );
  const head = [d.title, d.formula, `(${d.reference})`].map((line) => wrapped(line, columns));
  // The example stays on one line, so that it can be copied.
  return `${head.join("\n")}\n\ninputs:\n${fields.join("\n")}\n\nexample:\n  metastable calc ${d.id} --input '${JSON.stringify(d.example)}'\n`;
}

function answerText(answer: {
  outputs: unknown;
  uncertainty?: unknown;
  notes?: readonly string[] | undefined;
}): string {
  const lines = Object.entries(answer.outputs as Record<string, unknown>).map(
    ([name, value]) => `${name}  ${typeof value === "object" ? JSON.stringify(value) : String(value)}`,
  );
  if (answer.uncertainty) lines.push(`uncertainty  ${JSON.stringify(answer.uncertainty)}`);
  for (const note of answer.notes ?? []) lines.push(`note  ${note}`);
  return `${lines.join("\n")}\n`;
}
