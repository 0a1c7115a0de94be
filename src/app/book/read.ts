/** What the surfaces need to read a book: its two forms as text, its schema, and a book that came as JSON. */
import { z } from "zod";
import { readBook } from "../../book/read.ts";
import { bookSchema } from "../../book/schema.ts";
import { validInput } from "../../models/validate.ts";
import type { Monitor } from "../monitor.ts";
import type { SimulateRequest } from "../simulate.ts";
import type { BookAnswer } from "./results.ts";
import { stressBook } from "./stress.ts";

export { bookSchema, readBook };
export const bookJsonSchema = () => z.toJSONSchema(bookSchema, { io: "input" });

/** Throws `Failure("usage")` with every fault of the book at its place. */
export const bookRequest = (monitor: Monitor, body: unknown, request: SimulateRequest): Promise<BookAnswer> =>
  stressBook(monitor, validInput(bookSchema, body, "$", "See docs/book.md for the form."), request);

export const csvBodySchema = z.strictObject({
  csv: z.string().describe("the file's text; docs/book.md has the columns"),
});

/** The same for a book that came as CSV text. */
export function csvBookRequest(monitor: Monitor, body: unknown, request: SimulateRequest): Promise<BookAnswer> {
  const { csv } = validInput(csvBodySchema, body, "$", "Send the file's text as the field csv.");
  return stressBook(monitor, readBook(csv, "book.csv"), request);
}
