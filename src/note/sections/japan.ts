/** Japan: the price of long money and what it costs the state. */
import { formatValue } from "../../charts/format.ts";
import { ratioBars } from "../../charts/ratio-bars.ts";
import { seriesLine } from "../../charts/series-line.ts";
import { yieldCurve } from "../../charts/yield-curve.ts";
import { type Block, type Inline, lead, paragraph, type Section, say, sentences } from "../document.ts";
import {
  asPercent,
  bound,
  bp,
  bySign,
  count,
  detail,
  type Facts,
  reading,
  sentence,
  signedBp,
  threshold,
  word,
} from "../facts.ts";
import { curveAt, figure, levelsOf, seriesWindow, yearBefore } from "../note-charts.ts";
import { readingsOf } from "../readings-table.ts";
import { countWord } from "../words.ts";

export const japanSection = (facts: Facts): Section => ({
  id: "japan",
  title: "Japan: the price of long money",
  blocks: [
    lead(sentences(opening(facts))),
    paragraph(...sentences(dayAndRecord(facts), longEnd(facts), slope(facts))),
    ...yieldFigure(facts),
    paragraph(...sentences(structural(facts), flow(facts))),
    paragraph(...sentences(ratios(facts), outlook(facts))),
    ...ratioFigure(facts),
    paragraph(...sentences(regime(facts), centralBank(facts))),
    ...curveFigure(facts),
    ...readingsOf(facts, "japan", "Japan: all readings"),
  ],
});

const opening = (facts: Facts) =>
  sentence(
    facts,
    {
      watched: threshold("jgb-30y-above-360", "level"),
      level: reading("jgb-30y"),
      state: reading("jgb-30y-sustained-360"),
      distance: detail("jgb-30y-sustained-360", "distance", (v) => bp(Math.abs(v))),
    },
    ({ watched, level, state, distance }) => {
      const start = say`Japan's 30-year yield closed at ${level.span} on ${level.day}, ${distance.span} ${bySign(distance.value, "above", "from", "below")} the ${watched.span} that the November 2025 note makes its first threshold`;
      return state.label === "below"
        ? [...start, ...say`; by the rule of this monitor the threshold is not met (state: ${state.span}).`]
        : [...start, ...say`; by the rule of this monitor its state is ${state.span}.`];
    },
    "Japan's 30-year yield against the first level under watch",
  );

const dayAndRecord = (facts: Facts) =>
  sentences(
    sentence(
      facts,
      { change: detail("jgb-30y", "change", signedBp) },
      ({ change }) => say`The change on the day was ${change.span}.`,
    ),
    sentence(
      facts,
      {
        rank: reading("jgb-30y-record"),
        closes: detail("jgb-30y-record", "observations", count),
        since: word("jgb-30y-record", "since"),
      },
      ({ rank, closes, since }) =>
        rank.value === 1
          ? say`That is the highest of the ${closes.span} closes known here, which begin on ${since.label} (rank ${rank.span}).`
          : say`It ranks ${rank.span} among the ${closes.span} closes known here, which begin on ${since.label}.`,
      "Its rank in the known history",
    ),
  );

const longEnd = (facts: Facts) =>
  sentence(
    facts,
    { forty: reading("jgb-40y"), ten: reading("jgb-10y") },
    ({ forty, ten }) => say`The 40-year stands at ${forty.span}, the 10-year at ${ten.span}.`,
  );

const slope = (facts: Facts) =>
  sentence(
    facts,
    {
      slope: reading("jgb-30y-10y-slope"),
      change: detail("jgb-30y-10y-slope", "change20Sessions", (v) => bp(Math.abs(v))),
    },
    ({ slope: now, change }) =>
      say`The slope from 10 to 30 years is ${now.span}, ${bySign(change.value, "flatter", "unchanged", "steeper")} by ${change.span} over 20 sessions${
        change.value > 0 ? ": long money became dearer against medium money" : ""
      }.`,
  );

const structural = (facts: Facts) =>
  sentence(
    facts,
    {
      at: reading("jgb-30y-structural-threshold"),
      growth: detail("jgb-30y-structural-threshold", "growth", asPercent),
      growth360: detail("jgb-30y-structural-threshold", "growthFor360", asPercent),
      growth380: detail("jgb-30y-structural-threshold", "growthFor380", asPercent),
      low: threshold("jgb-30y-above-360", "level"),
      high: threshold("jgb-30y-above-380", "level"),
    },
    ({ at, growth, growth360, growth380, low, high }) =>
      say`At which yield no feasible budget could hold the debt ratio is a question about growth: with nominal growth of ${growth.span} the level is ${at.span}; ${low.span} and ${high.span} follow only from growth of ${growth360.span} and ${growth380.span}.`,
    "The yield that no feasible budget could stabilise",
  );

const flow = (facts: Facts) =>
  sentence(
    facts,
    { gap: reading("fiscal-flow-test"), interest: detail("fiscal-flow-test", "interestGrowth", asPercent) },
    ({ gap, interest }) =>
      gap.value > 0
        ? say`Interest grows by ${interest.span} a year in the model ladder, ${gap.span} faster than revenue: cheap old bonds roll into dearer new ones. That alone marks no tipping point.`
        : say`Interest grows by ${interest.span} a year in the model ladder, not faster than revenue (${gap.span}).`,
  );

const measures = ["debt-service-m1", "debt-service-m2", "debt-service-m3", "debt-service-m4"] as const;
const line = 0.1;

const ratios = (facts: Facts) =>
  sentence(
    facts,
    {
      m1: reading("debt-service-m1"),
      m2: reading("debt-service-m2"),
      m3: reading("debt-service-m3"),
      m4: reading("debt-service-m4"),
      year: word("debt-service-m1", "fiscalYear"),
      line: threshold("debt-service-m1-above-10", "level"),
    },
    ({ m1, m2, m3, m4, year, line: limit }) => {
      const above = [m1, m2, m3, m4].filter((m) => m.value > limit.value).length;
      return say`Debt service can be measured in four honest ways. In the budget of ${year.label} interest alone takes ${m1.span} of tax revenue, interest and redemption ${m2.span}, interest without the central bank's share ${m3.span}, and interest of state and central bank together ${m4.span}; ${countWord(above)} of the four ${above === 1 ? "is" : "are"} above ${limit.span}, a customary line of affordability and no proof of a crisis.`;
    },
    "Debt service to tax revenue",
  );

const outlook = (facts: Facts) =>
  sentence(
    facts,
    {
      ratio: reading("maturity-ladder-outlook"),
      year: word("maturity-ladder-outlook", "year"),
      ministry: detail("maturity-ladder-outlook", "ministryRatio", asPercent),
      stressed: detail("maturity-ladder-outlook", "ratioAt100bpMore", asPercent),
    },
    ({ ratio, year, ministry, stressed }) =>
      say`If today's curve stays, old debt rolling into it brings interest to ${ratio.span} of revenue in ${year.label}; the Ministry's own projection gives ${ministry.span}, and a curve one point higher ${stressed.span}.`,
  );

const regime = (facts: Facts) =>
  sentence(
    facts,
    { score: reading("fiscal-regime"), lo: bound("fiscal-regime", "lo"), hi: bound("fiscal-regime", "hi") },
    ({ score, lo, hi }) => {
      const numbers = say`the correlation of yield and USDJPY changes is ${score.span}, interval ${lo.span} to ${hi.span}`;
      if (lo.value > 0)
        return say`Yields rise while the yen falls, as a risk premium would have it: ${numbers}, all of it above zero.`;
      if (hi.value < 0)
        return say`Yields rise and the yen with them, as policy normalisation would have it: ${numbers}, all of it below zero.`;
      return say`Whether higher yields are a risk premium or a normalisation of policy is undetermined: ${numbers}, which contains zero.`;
    },
    "Risk premium or normalisation",
  );

const centralBank = (facts: Facts) =>
  sentences(
    sentence(
      facts,
      { share: reading("boj-jgb-share"), period: word("boj-jgb-share", "period") },
      ({ share, period }) =>
        say`The Bank of Japan held ${share.span} of government bonds without bills (${period.label}).`,
    ),
    sentence(
      facts,
      { loss: reading("boj-unrealised-loss"), period: word("boj-unrealised-loss", "period") },
      ({ loss, period }) => say`Its unrealised loss on them was ${loss.span} (${period.label}).`,
    ),
  );

function yieldFigure(facts: Facts): readonly Block[] {
  const window = seriesWindow(facts, "jgb.30y", 500);
  if (!window) return [];
  const chart = seriesLine({
    id: "jgb-30y",
    title: "JGB 30-year yield and the levels under watch",
    subject: "the 30-year yield",
    unit: "ratio",
    asOf: facts.input.asOf,
    ...window,
    levels: levelsOf(facts, ["jgb-30y-above-360", "jgb-30y-above-380"]),
  });
  return [figure(facts, chart, ["jgb.30y"], "Daily closes; dashed, levels of the register.")];
}

function curveFigure(facts: Facts): readonly Block[] {
  const newest = facts.input.series["jgb.30y"]?.observed.at(-1);
  if (newest === undefined) return [];
  const curves = [curveAt(facts, newest), curveAt(facts, yearBefore(newest))].filter(
    (c) => c !== undefined && c.points.length >= 2,
  );
  if (curves.length === 0) return [];
  const chart = yieldCurve({
    id: "jgb-curve",
    title: curves.length > 1 ? "The JGB curve now and a year before" : "The JGB curve",
    subject: "JGB par yields",
    curves: curves.filter((c) => c !== undefined),
  });
  return [figure(facts, chart, ["jgb.30y"], "Par yields at the maturities known on each date.")];
}

function ratioFigure(facts: Facts): readonly Block[] {
  const items = measures
    .map((id) => facts.findStatus(id))
    .filter((s) => s !== undefined && s.state === "present" && s.value !== null);
  if (items.length === 0) return [];
  const chart = ratioBars({
    id: "debt-service",
    title: "Debt service to tax revenue, four measures",
    subject: "debt service to tax revenue",
    bars: items.map((item) => ({ label: item!.title, ratio: item!.value! })),
    line: { label: formatValue(line, "ratio", { decimals: 0 }), ratio: line },
  });
  const caption: readonly Inline[] = say`One budget, four questions; none is the only right one.`;
  return [{ kind: "figure", chart, caption }];
}
