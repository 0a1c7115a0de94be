import { z } from "zod";
import { defineModel } from "../define.ts";
import { reals } from "../schema.ts";

/** Sessions since a close strictly higher than the last; undefined when there is none in the list, which is then a record of it. */
export function sessionsSinceHigher(closes: readonly number[]): number | undefined {
  const last = closes.at(-1)!;
  const at = closes.findLastIndex((close) => close > last);
  return at < 0 ? undefined : closes.length - 1 - at;
}

export const highestSince = defineModel({
  id: "highest-since",
  title: "Highest since",
  theme: "price-action",
  formula: "sessions since the last close that was higher; a record of the list when there is none",
  reference: "as far as the list reaches, no farther",
  inputs: z.strictObject({ closes: reals(1, 50_000, "closes, oldest first, the last being judged") }),
  example: { closes: [20.1, 26.47, 19, 18, 22, 26.42] },
  compute: ({ closes }) => {
    const sessionsAgo = sessionsSinceHigher(closes);
    return {
      outputs: {
        record: sessionsAgo === undefined,
        ...(sessionsAgo === undefined ? {} : { sessionsAgo }),
        n: closes.length,
      },
    };
  },
});
