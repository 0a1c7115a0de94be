/** Transmission: whether Japan's yields reach the rest of the world, and what dearer money would take off prices. */
import { lead, paragraph, type Section, say, sentences } from "../document.ts";
import { bound, detail, type Facts, inUnit, reading, sentence, signedPercent, threshold } from "../facts.ts";
import { readingsOf } from "../readings-table.ts";

export const transmissionSection = (facts: Facts): Section => ({
  id: "transmission",
  title: "Transmission: the cost of capital",
  blocks: [
    lead(sentences(opening(facts))),
    paragraph(...sentences(levels(facts), otherLinks(facts))),
    paragraph(...sentences(neutralRate(facts), equities(facts), bonds(facts), crypto(facts))),
    paragraph(...sentences(together(facts))),
    ...readingsOf(facts, "transmission", "Transmission: all readings"),
  ],
});

const opening = (facts: Facts) =>
  sentence(
    facts,
    {
      beta: reading("pass-through-ust-10y-on-jgb-30y"),
      lo: bound("pass-through-ust-10y-on-jgb-30y", "lo"),
      hi: bound("pass-through-ust-10y-on-jgb-30y", "hi"),
    },
    ({ beta, lo, hi }) => {
      const numbers = say`the US 10-year has moved ${beta.span} as much as the 30-year JGB, interval ${lo.span} to ${hi.span} over 120 sessions`;
      if (lo.value > 0)
        return say`The first link from Japan to the world's cost of capital is in the data: ${numbers}.`;
      if (hi.value < 0)
        return say`The first link from Japan to the world's cost of capital runs the other way in the data: ${numbers}.`;
      return say`The first link from Japan to the world's cost of capital cannot be told from nothing: ${numbers}, which contains zero.`;
    },
    "The pass-through of Japanese yields to the US 10-year",
  );

const levels = (facts: Facts) =>
  sentence(
    facts,
    { ten: reading("us-10y"), thirty: reading("us-30y") },
    ({ ten, thirty }) => say`The US 10-year yielded ${ten.span} and the 30-year ${thirty.span} on ${ten.day}.`,
  );

const otherLinks = (facts: Facts) =>
  sentence(
    facts,
    {
      beta: reading("pass-through-btc-on-nasdaq"),
      lo: bound("pass-through-btc-on-nasdaq", "lo"),
      hi: bound("pass-through-btc-on-nasdaq", "hi"),
    },
    ({ beta, lo, hi }) =>
      say`Bitcoin's pass-through from the Nasdaq is ${beta.span} (interval ${lo.span} to ${hi.span}).`,
    "Bitcoin's pass-through from the Nasdaq",
  );

const neutralRate = (facts: Facts) =>
  sentence(
    facts,
    {
      shift: reading("neutral-rate-shift"),
      lo: bound("neutral-rate-shift", "lo"),
      hi: bound("neutral-rate-shift", "hi"),
    },
    ({ lo, hi }) =>
      say`Taking away all the suppression of rates that is assumed lifts the neutral rate by ${lo.span} to ${hi.span}, and no more; a larger rise needs another cause.`,
  );

const equities = (facts: Facts) =>
  sentence(
    facts,
    {
      fall: reading("equity-revaluation"),
      at50: detail("equity-revaluation", "at50bp", signedPercent),
      at100: detail("equity-revaluation", "at100bp", signedPercent),
    },
    ({ fall, at50, at100 }) =>
      say`A required return higher by 50, 75 or 100 basis points is worth ${at50.span}, ${fall.span} or ${at100.span} to equities at the assumed gap between return and growth: a shift of level, no crash.`,
  ) ??
  sentence(
    facts,
    { fall: reading("equity-revaluation") },
    ({ fall }) =>
      say`A required return higher by 75 basis points is worth ${fall.span} to equities at the assumed gap between return and growth: a shift of level, no crash.`,
  );

const bonds = (facts: Facts) =>
  sentence(
    facts,
    {
      to360: reading("jgb-30y-revaluation"),
      to380: detail("jgb-30y-revaluation", "to380", signedPercent),
      dv01: reading("bond-dv01"),
      low: threshold("jgb-30y-above-360", "level"),
      high: threshold("jgb-30y-above-380", "level"),
    },
    ({ to360, to380, dv01, low, high }) =>
      say`A 30-year JGB at par would change by ${to360.span} on the way to ${low.span} and by ${to380.span} to ${high.span}; a basis point is ${dv01.span} for each JPY 100m of face value.`,
  );

const crypto = (facts: Facts) =>
  sentences(
    sentence(
      facts,
      { payoff: reading("crypto-distant-payoff"), years: detail("crypto-distant-payoff", "years", inUnit("years")) },
      ({ payoff, years }) =>
        say`Crypto has no cash flow to discount, so two readings stand side by side. As a payoff ${years.span} away, 75 basis points are worth ${payoff.span}.`,
    ),
    sentence(
      facts,
      {
        beta: reading("crypto-factor-model"),
        lo: bound("crypto-factor-model", "lo"),
        hi: bound("crypto-factor-model", "hi"),
      },
      ({ beta, lo, hi }) => say`As geared shares, its beta to the Nasdaq is ${beta.span} (${lo.span} to ${hi.span}).`,
      "As geared shares, its beta to the Nasdaq",
    ),
  );

const together = (facts: Facts) =>
  sentence(
    facts,
    { all: reading("cross-asset-table"), lo: bound("cross-asset-table", "lo"), hi: bound("cross-asset-table", "hi") },
    ({ all, lo, hi }) =>
      say`All assumed shocks together move equities by ${all.span} (${lo.span} to ${hi.span} over the ranges of the assumptions). This is arithmetic on assumptions that a reader can change, and no statement about what will come.`,
  );
