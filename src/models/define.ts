/**
 * A model: a pure formula with a schema for its inputs, worked tests beside it, and its source. One declaration gives
 * the calculator on the command line, `POST /api/calc/:model`, the API's documentation and a form.
 */
import type { z } from "zod";
import type { Estimate } from "../core/outcome.ts";

export interface ModelResult<Outputs> {
  /** Plain JSON at full precision. */
  readonly outputs: Outputs;
  /** Intervals and methods where an output is an estimate; nothing for arithmetic. */
  readonly uncertainty?: Readonly<Record<string, Omit<Estimate, "value">>>;
  /** What a reader must know beside the number, for example that a threshold is degenerate. */
  readonly notes?: readonly string[];
}

export interface ModelDefinition<Schema extends z.ZodType = z.ZodType, Outputs = unknown> {
  /** File name without extension, and the name after `metastable calc`. */
  readonly id: string;
  readonly title: string;
  /** Section of the note the model belongs to. */
  readonly theme:
    | "japan"
    | "carry"
    | "ai-funding"
    | "transmission"
    | "price-action"
    | "stress"
    | "strong-hands"
    | "thresholds"
    | "outlook";
  /** The formula in words, as a reader would check it. */
  readonly formula: string;
  /** Paper, standard or data set the formula comes from. */
  readonly reference: string;
  /** Strict zod object: unknown fields are refused; every field has `.describe()` with its unit. */
  readonly inputs: Schema;
  /** A complete, valid input that prints a sensible result; shown by `calc --list`, in the API docs and in forms. */
  readonly example: z.input<Schema>;
  readonly compute: (inputs: z.output<Schema>) => ModelResult<Outputs>;
}

export const defineModel = <Schema extends z.ZodType, Outputs>(
  definition: ModelDefinition<Schema, Outputs>,
): ModelDefinition<Schema, Outputs> => definition;
