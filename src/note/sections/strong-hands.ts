/** Strong hands: who took the other side, at what cost, and whether the sellers had a choice. */
import { lead, paragraph, type Section, say, sentences } from "../document.ts";
import { asPercent, bound, bySign, count, detail, type Facts, inUnit, reading, sentence, word } from "../facts.ts";
import { readingsOf } from "../readings-table.ts";

export const strongHandsSection = (facts: Facts): Section => ({
  id: "strong-hands",
  title: "Strong hands",
  blocks: [
    lead(sentences(opening(facts))),
    paragraph(...sentences(buffer(facts), purchase(facts), absorption(facts))),
    paragraph(...sentences(funds(facts), permanent(facts), contrarian(facts))),
    ...readingsOf(facts, "strong-hands", "Strong hands: all readings"),
  ],
});

const usd = inUnit("usd");

const opening = (facts: Facts) =>
  sentence(
    facts,
    { share: reading("btc-forced-share"), lo: bound("btc-forced-share", "lo"), hi: bound("btc-forced-share", "hi") },
    ({ share, lo, hi }) =>
      say`Whether the selling was forced is ${share.label}: the forced part of the fall lies between ${lo.span} and ${hi.span}.`,
    "Whether the selling was forced",
  );

const buffer = (facts: Facts) =>
  sentence(
    facts,
    {
      up: reading("treasury-buffer"),
      down: detail("treasury-buffer", "fallToCost", asPercent),
      cost: reading("strategy-cost-basis"),
      coins: reading("strategy-holdings"),
      gain: detail("treasury-buffer", "gainUsd", usd),
    },
    ({ up, down, cost, coins, gain }) =>
      say`Strategy, the largest corporate holder, has ${coins.span} at an average cost of ${cost.span}; the last close is ${up.span} against it, an unrealised ${bySign(gain.value, "loss", "result", "gain")} of ${gain.span}${up.value > 0 ? say`, and a fall of ${down.span} would end it` : ""}.`,
    "The buffer of the largest corporate holder",
  );

const purchase = (facts: Facts) =>
  sentence(
    facts,
    {
      premium: reading("strategy-purchase-premium"),
      paid: detail("strategy-purchase-premium", "paidUsd", usd),
      day: word("strategy-purchase-premium", "announced"),
    },
    ({ premium, paid, day }) =>
      say`Its last purchase, announced on ${day.label}, paid ${paid.span} a coin, ${premium.span} against the market at the as-of: ${
        premium.value > 0 ? "it was not made at the low" : "no dearer than the market now"
      }.`,
  );

const absorption = (facts: Facts) =>
  sentence(
    facts,
    { multiple: reading("treasury-absorption") },
    ({ multiple }) => say`Its purchases of 30 days equal ${multiple.span} the coins issued in that time.`,
  );

const funds = (facts: Facts) =>
  sentence(
    facts,
    { multiple: reading("etf-absorption") },
    ({ multiple }) =>
      multiple.value < 0
        ? say`Funds did the opposite: their flows of 30 days were ${multiple.span} the coins issued, so somebody had to take both.`
        : say`Funds took ${multiple.span} the coins issued over 30 days.`,
    "What funds absorbed",
  );

const permanent = (facts: Facts) =>
  sentence(
    facts,
    { multiple: reading("permanent-holders-absorption") },
    ({ multiple }) =>
      say`Addresses that never sold, membership fixed the day before, absorbed ${multiple.span} the coins issued.`,
    "What holders who never sold absorbed",
  );

const contrarian = (facts: Facts) =>
  sentence(
    facts,
    {
      excess: reading("contrarian-test"),
      lo: bound("contrarian-test", "lo"),
      hi: bound("contrarian-test", "hi"),
      events: detail("contrarian-test", "completed", count),
    },
    ({ excess, lo, hi, events }) =>
      say`After ${events.span} earlier panics on the Fear & Greed index bitcoin returned ${excess.span} more than on all days over three months, between ${lo.span} and ${hi.span} from the worst event to the best: ${
        lo.value < 0 && hi.value > 0
          ? "too few and too far apart to call panic a signal"
          : "few events, all on one side"
      }.`,
    "Whether panic has been a signal to buy",
  );
