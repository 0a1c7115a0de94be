/** `metaAndAssetCtxs`: names and contexts of perpetuals as two lists of the same order; numbers are texts, no time stamp. */
import { z } from "zod";
import { rejected } from "../../collect-rows.ts";
import type { Payload } from "../../define.ts";
import { type Read, readJson } from "../../json.ts";

const context = z.object({
  funding: z.unknown(),
  openInterest: z.unknown(),
  markPx: z.unknown(),
  oraclePx: z.unknown(),
});
const answer = z.tuple([z.object({ universe: z.array(z.object({ name: z.string() })) }), z.array(z.unknown())]);
type AssetContext = z.infer<typeof context>;

/** The context of one perpetual. The venue answers `null` for a perp dex that it does not know. */
export function contextOf(payload: Payload, name: string): Read<AssetContext> {
  const read = readJson(payload, answer, "[{universe: [{name}]}, [contexts]]");
  if (read.rejection) return read;
  const [{ universe }, contexts] = read.value;
  if (universe.length !== contexts.length)
    return {
      rejection: rejected("the two lists", `${universe.length} names and ${contexts.length} contexts`, "one each"),
    };
  const at = universe.findIndex((u) => u.name === name);
  if (at < 0) return { rejection: rejected("0.universe", `${universe.length} names without ${name}`, name) };
  const found = context.safeParse(contexts[at]);
  if (found.success) return { value: found.data };
  const issue = found.error.issues[0]!;
  return { rejection: rejected(`1.${at}.${issue.path.join(".")}`, issue.message, "a context with its prices") };
}
