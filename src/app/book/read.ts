/** What the surfaces need to read a book: the reader of its two forms, and its schema for those who write one. */
import { z } from "zod";
import { bookSchema } from "../../book/schema.ts";

export { readBook } from "../../book/read.ts";
export const bookJsonSchema = () => z.toJSONSchema(bookSchema, { io: "input" });
