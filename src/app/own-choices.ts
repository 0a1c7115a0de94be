/** A reader's own shocks and channels as words of a command line, held to the same schema as over HTTP. */
import { failure } from "../core/failure.ts";
import { type ChannelId, channels, type MarketAsset, marketAssets } from "../simulation/market-system/facts.ts";
import { simulateBodySchema } from "./simulate-results.ts";
import { closest } from "./suggest.ts";

const moves = simulateBodySchema.shape.shock;

/** `btc=-0.1` words as simple returns by asset; a later word replaces an earlier one. Throws `Failure("usage")`. */
export function ownShocks(words: readonly string[]): Partial<Record<MarketAsset, number>> {
  return Object.fromEntries(
    words.map((word) => {
      const [id = "", text = ""] = word.split("=", 2);
      if (!marketAssets.some((asset) => asset === id)) throw unknown("--shock", id, "an asset", marketAssets);
      const value = text.trim() === "" ? Number.NaN : Number(text);
      if (moves.safeParse({ [id]: value }).success) return [id, value];
      throw failure(
        "usage",
        `--shock ${id}`,
        JSON.stringify(text),
        "a simple return from -0.99 to 10",
        `A fall of 10 % is --shock ${id}=-0.1.`,
      );
    }),
  );
}

/** Throws `Failure("usage")` for a channel that does not exist. */
export const checkChannels = (words: readonly string[]): ChannelId[] =>
  words.map((word) => {
    const found = channels.find(({ id }) => id === word);
    if (found) return found.id;
    throw unknown(
      "--off",
      word,
      "a channel",
      channels.map(({ id }) => id),
    );
  });

function unknown(place: string, word: string, what: string, known: readonly string[]): Error {
  const near = closest(word, known);
  return failure(
    "usage",
    place,
    JSON.stringify(word),
    `${what}: ${known.join(", ")}`,
    near ? `Did you mean ${near}?` : "Choose one of them.",
  );
}
