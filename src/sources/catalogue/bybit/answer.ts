/** What every answer of the venue has around it: a code, a message and the result. */
import { z } from "zod";
import { rejected } from "../../collect-rows.ts";
import type { Payload } from "../../define.ts";
import { type Read, readJson } from "../../json.ts";

/** The list of the result for BTCUSDT, or why there is none. */
export function bybitList<T>(payload: Payload, row: z.ZodType<T>, expected: string): Read<T[]> {
  const envelope = z.object({ retCode: z.number(), retMsg: z.string(), result: z.unknown() });
  const read = readJson(payload, envelope, "{retCode, retMsg, result}");
  if (read.rejection) return read;
  const { retCode, retMsg, result } = read.value;
  if (retCode !== 0) return { rejection: rejected("retCode", `${retCode} ${retMsg}`, "0 OK") };
  const shape = z.object({ category: z.literal("linear"), symbol: z.string().optional(), list: z.array(row) });
  const found = shape.safeParse(result);
  if (found.success) return { value: found.data.list };
  const issue = found.error.issues[0]!;
  return { rejection: rejected(["result", ...issue.path].map(String).join("."), issue.message, expected) };
}
