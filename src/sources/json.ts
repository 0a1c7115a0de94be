/** Reads a JSON payload against a schema; what does not fit as a whole is a rejection with its place. */
import type { z } from "zod";
import { fileChanged, quoted, rejected } from "./collect-rows.ts";
import type { Parsed, Payload } from "./define.ts";
import { decodeUtf8 } from "./table.ts";

export type Read<T> =
  | { readonly value: T; readonly rejection?: never }
  | { readonly value?: never; readonly rejection: Parsed };

export function readJson<T>(payload: Payload, schema: z.ZodType<T>, what: string, remedy = fileChanged): Read<T> {
  const text = decodeUtf8(payload.bytes);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    const found = /^\s*</.test(text) ? "a web page" : quoted(text.trim());
    return { rejection: rejected("the file", found, what, remedy) };
  }
  const read = schema.safeParse(json);
  if (read.success) return { value: read.data };
  const issue = read.error.issues[0]!;
  const place = issue.path.length === 0 ? "the file" : issue.path.join(".");
  return { rejection: rejected(place, issue.message, what, remedy) };
}
