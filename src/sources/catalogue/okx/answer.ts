/** What every answer of the venue has around it: a code as text, a message and the data. */
import { z } from "zod";
import { rejected } from "../../collect-rows.ts";
import type { Payload } from "../../define.ts";
import { type Read, readJson } from "../../json.ts";

export function okxData<T>(payload: Payload, row: z.ZodType<T>, expected: string): Read<T[]> {
  const read = readJson(
    payload,
    z.object({ code: z.string(), msg: z.string(), data: z.unknown() }),
    "{code, msg, data}",
  );
  if (read.rejection) return read;
  const { code, msg, data } = read.value;
  if (code !== "0") return { rejection: rejected("code", `${code} ${msg}`, "0") };
  const found = z.array(row).safeParse(data);
  if (found.success) return { value: found.data };
  const issue = found.error.issues[0]!;
  return { rejection: rejected(["data", ...issue.path].map(String).join("."), issue.message, expected) };
}
