/** The yen carry trade: what it earns, where it loses, whether it is being unwound. */
import { seriesLine } from "../../charts/series-line.ts";
import { type Block, lead, paragraph, type Section, say, sentences } from "../document.ts";
import {
  bound,
  bySign,
  detail,
  type Facts,
  inUnit,
  lastReading,
  plain,
  reading,
  sentence,
  signedBp,
  signedPercent,
  threshold,
} from "../facts.ts";
import { figure, indicatorLevel, levelsOf, seriesWindow } from "../note-charts.ts";
import { readingsOf } from "../readings-table.ts";

export const carrySection = (facts: Facts): Section => ({
  id: "carry",
  title: "The yen carry trade",
  blocks: [
    lead(sentences(opening(facts))),
    paragraph(...sentences(spot(facts), breakEven(facts))),
    ...spotFigure(facts),
    paragraph(...sentences(reward(facts), hedge(facts), tail(facts))),
    paragraph(...sentences(size(facts), position(facts))),
    paragraph(...sentences(repatriation(facts), effect(facts))),
    ...readingsOf(facts, "carry", "Carry: all readings"),
  ],
});

const opening = (facts: Facts) =>
  sentence(
    facts,
    {
      state: reading("carry-unwind-sensor"),
      moved: detail("carry-unwind-sensor", "yenAppreciationSigmas", (v) => inUnit("sigma")(Math.abs(v))),
      trigger: detail("carry-unwind-sensor", "trigger", plain(1)),
    },
    ({ state, moved, trigger }) =>
      say`The carry trade was ${state.label === "active" ? "being unwound" : state.label === "not active" ? "not being unwound" : "of undetermined state"}: the sensor reads ${state.span}. Over five sessions the yen ${bySign(moved.value, "fell", "did not move", "rose")} by ${moved.span}; an unwind begins with a rise of at least ${trigger.span}.`,
    "Whether a carry unwind is under way",
  );

const spot = (facts: Facts) =>
  sentence(
    facts,
    { level: reading("usdjpy"), day: reading("usdjpy-change-1d"), week: reading("usdjpy-change-5d") },
    ({ level, day, week }) =>
      say`USDJPY was fixed at ${level.span} on ${level.day}, ${day.span} on the day and ${week.span} over five sessions (up is a weaker yen).`,
    "USDJPY",
  );

const breakEven = (facts: Facts) =>
  sentence(
    facts,
    {
      year: reading("usdjpy-break-even-12m"),
      distance: detail("usdjpy-break-even-12m", "distance", signedPercent),
      quarter: reading("usdjpy-break-even-3m"),
      gap: reading("policy-differential"),
    },
    ({ year, distance, quarter, gap }) =>
      say`The policy gap pays ${gap.span} a year. A position opened at this fixing keeps nothing of it when USDJPY stands at ${year.span} after twelve months (${distance.span}) or at ${quarter.span} after three; both levels move with spot and are no fixed line.`,
    "The break-even of a carry position",
  );

const reward = (facts: Facts) =>
  sentence(
    facts,
    {
      ratio: reading("carry-to-vol"),
      lo: bound("carry-to-vol", "lo"),
      hi: bound("carry-to-vol", "hi"),
      alert: threshold("carry-to-vol-below-25", "level"),
    },
    ({ ratio, lo, hi, alert }) =>
      say`For each unit of volatility the trade earns ${ratio.span} (interval ${lo.span} to ${hi.span}); ${
        lo.value > alert.value
          ? "the whole interval lies above"
          : hi.value < alert.value
            ? "the whole interval lies below"
            : "the interval contains"
      } the level under watch, ${alert.span}.`,
    "Carry to volatility",
  );

const hedge = (facts: Facts) =>
  sentence(
    facts,
    { cost: reading("forward-hedge-cost"), gap: reading("policy-differential") },
    ({ cost, gap }) =>
      say`Hedging dollars into yen costs ${cost.span} a year, ${cost.value > gap.value ? say`more than the gap of ${gap.span} pays: a hedged carry has nothing to earn, as covered parity has it` : say`no more than the gap of ${gap.span} pays`}.`,
  );

const tail = (facts: Facts) =>
  sentence(
    facts,
    { loss: reading("carry-return-tail"), skew: detail("carry-return-tail", "skewness", plain(2)) },
    ({ loss, skew }) =>
      say`On its worst days (the worst 5 % of a year) the trade lost ${loss.span} a day on average; the skewness of its returns is ${skew.span}.`,
  );

const size = (facts: Facts) =>
  sentence(
    facts,
    {
      lo: bound("exposure-prior", "lo"),
      hi: bound("exposure-prior", "hi"),
      now: reading("unwind-size"),
      at150: detail("unwind-size", "at150", inUnit("usd")),
      at145: detail("unwind-size", "at145", inUnit("usd")),
      median: reading("exposure-prior"),
      reference: detail("unwind-size", "trailingReference", inUnit("jpy-per-usd")),
      first: threshold("usdjpy-below-150", "level"),
      second: threshold("usdjpy-below-145", "level"),
    },
    ({ lo, hi, now, at150, at145, median, reference, first, second }) =>
      say`Nobody knows how large the trade is: the prior runs from ${lo.span} to ${hi.span}. With its median of ${median.span}, and positions entered at the mean rate of the last 250 fixings (${reference.span}), the model has ${now.span} to unwind at today's rate, ${at150.span} at ${first.span} and ${at145.span} at ${second.span}; each figure scales with an exposure that no public series shows.`,
    "The size of an unwind",
  );

const position = (facts: Facts) => {
  const now = sentence(
    facts,
    { net: reading("cftc-yen-position") },
    ({ net }) => say`Speculators in yen futures were ${net.label}, ${net.span}, on ${net.day}.`,
  );
  if (now) return now;
  const reason = facts.findStatus("cftc-yen-position")?.reason ?? "no result";
  return (
    sentence(
      facts,
      { net: lastReading("cftc-yen-position") },
      ({ net }) =>
        say`The present position of speculators in yen futures is not known (${reason}). The last report, of ${net.day}, had them ${net.label}, ${net.span}; that is history and not a reading.`,
    ) ?? say`The position of speculators in yen futures is not known (${reason}).`
  );
};

const repatriation = (facts: Facts) =>
  sentence(
    facts,
    { rise: reading("repatriation-incentive"), level: detail("repatriation-incentive", "incentive10", signedBp) },
    ({ rise, level }) =>
      say`For a hedged Japanese holder the 10-year bond at home yields ${level.span} against the hedged US 10-year, ${rise.span} against the three-year mean of that gap; a rise is what moves money, and this is ${rise.value > 0 ? "one" : "none"}.`,
    "The incentive to bring money home",
  );

const effect = (facts: Facts) =>
  sentence(
    facts,
    { effect: reading("repatriation-effect"), flow: detail("repatriation-effect", "flowUsd", inUnit("usd")) },
    ({ effect: yields, flow }) =>
      say`If the assumed share came home, ${flow.span}, US Treasury yields would move by ${yields.span} in the scaled estimate.`,
  );

function spotFigure(facts: Facts): readonly Block[] {
  const window = seriesWindow(facts, "fx.usdjpy", 550);
  if (!window) return [];
  const chart = seriesLine({
    id: "usdjpy",
    title: "USDJPY and the levels under watch",
    subject: "USDJPY",
    unit: "jpy-per-usd",
    asOf: facts.input.asOf,
    ...window,
    levels: [
      ...levelsOf(facts, ["usdjpy-below-145", "usdjpy-below-150", "usdjpy-below-152"]),
      ...indicatorLevel(facts, "usdjpy-break-even-12m", "break-even"),
    ],
  });
  return [
    figure(
      facts,
      chart,
      ["fx.usdjpy"],
      "Reference rates, yen per dollar; down is a stronger yen. A break-even is that of twelve months, unhedged.",
    ),
  ];
}
