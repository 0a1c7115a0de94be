/** Options that `simulate` and `reverse` share: what a reader changes of the market system, checked as over HTTP. */
import type { Command } from "commander";
import { failure } from "../core/failure.ts";
import { numberArgument, type ReadFlags } from "./define.ts";

export interface MarketFlags extends ReadFlags {
  readonly exposure?: number;
  readonly law?: string;
  readonly carryReference?: string;
  readonly off?: readonly string[];
  readonly set?: readonly string[];
  readonly allowStale?: boolean;
}

export const collect = (word: string, before: readonly string[] = []): readonly string[] => [...before, word];

export const marketOptions = (command: Command): Command =>
  command
    .option(
      "--exposure <usd-bn>",
      "size of the yen carry trade in USD bn (default: the median of its prior)",
      numberArgument,
    )
    .option("--law <law>", "price impact: exponential (default) or square-root")
    .option(
      "--carry-reference <level>",
      "USDJPY at which carry positions were entered: trailing (default), note, or a level",
    )
    .option("--off <channel>", "switch a channel of forced selling off; may be repeated", collect)
    .option("--set <parameter=value>", "use your own value of a parameter; may be repeated", collect)
    .option("--allow-stale", "answer from prices that are older than their series allow, with a note for each");

/** Throws `Failure("usage")` by the name of the option. */
export async function marketRequest(flags: MarketFlags) {
  const { checkChannels } = await import("../app/own-choices.ts");
  const { ownParameter } = await import("../app/own-parameter.ts");
  return {
    asOf: flags.asOf,
    head: flags.head,
    allowStale: flags.allowStale,
    exposureUsd: flags.exposure === undefined ? undefined : positive("--exposure", flags.exposure) * 1e9,
    law: oneOf("--law", flags.law, ["exponential", "square-root"] as const),
    carryReference: referenceOf(flags.carryReference),
    off: checkChannels(flags.off ?? []),
    parameters: Object.fromEntries((flags.set ?? []).map(ownParameter)),
  };
}

function positive(place: string, value: number): number {
  if (value > 0) return value;
  throw failure("usage", place, String(value), "a number above 0, in USD bn", "Write for example --exposure 2650.");
}

function oneOf<Word extends string>(place: string, text: string | undefined, words: readonly Word[]): Word | undefined {
  if (text === undefined) return undefined;
  const found = words.find((word) => word === text);
  if (found) return found;
  throw failure("usage", place, JSON.stringify(text), words.join(" or "), "Correct the word, or leave it out.");
}

function referenceOf(text: string | undefined): "trailing" | "note" | number | undefined {
  const level = Number(text);
  if (text !== undefined && Number.isFinite(level) && level > 0) return level;
  if (text === undefined || text === "trailing" || text === "note") return text;
  throw failure(
    "usage",
    "--carry-reference",
    JSON.stringify(text),
    "trailing, note, or a level in yen per US dollar",
    "Write for example --carry-reference 149.",
  );
}
