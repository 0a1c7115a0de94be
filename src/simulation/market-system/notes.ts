/** What a reader of an answer should know about time, and about insurers that do not act. */
import { log } from "../../core/math/elementary.ts";
import type { MarketChoices, MarketFacts } from "./facts.ts";
import type { MarketStudy } from "./study.ts";

/** Moves below this are not worth a note. */
const seen = 5e-4;

export function studyNotes(study: MarketStudy, facts: MarketFacts, choices: MarketChoices): string[] {
  const { parameter, stepSessions, laterShocks = [] } = choices;
  const notes: string[] = [];
  const asset = (id: string) => study.assets.find((a) => a.asset === id)!;
  if (study.sales.some((s) => s.institution === "strong-hands")) {
    const spent = -study.sales.find((s) => s.institution === "strong-hands")!.money;
    const most = (parameter("strong-hands-pace") * stepSessions * (1 + laterShocks.length)) / 1e9;
    notes.push(
      `BTC: the furthest price is the headline. Buyers of falls then spent USD ${spent.toFixed(1)}bn of at most ${most.toFixed(1)}bn in these sessions; rounds are no clock time, so their pace a session limits them, and the outside move stays`,
    );
  }
  if (study.sales.some((s) => s.asset === "usdjpy" && s.institution.startsWith("carry")))
    notes.push(
      `carry: the depth of USDJPY is at least ${parameter("depth-usdjpy-over-exposure")} times the trade, from July and August 2024: so the yen's own move hardly depends on the size of the trade; how much of it is closed, and sales of other assets, do; see the figures by size`,
    );
  const vix = asset("vix");
  if (Math.abs(vix.total) > seen && stepSessions > 1)
    notes.push("VIX: of a fall over weeks less is left at the end than of the same fall in a day");
  const { capital, floor, incentive } = insurers(asset("jgb-30y").extreme, asset("ust-10y").extreme, facts, parameter);
  if (Math.abs(asset("jgb-30y").total) > seen && !study.sales.some((s) => s.institution === "japan-bond-holders"))
    notes.push(
      `insurers sell nothing: losses on long JGBs leave ${percent(capital)} of the capital assumed (they sell below ${percent(floor)}), and the incentive to come home is ${percent(incentive)} above its usual value (they act from ${percent(parameter("incentive-tolerance"))})`,
    );
  return notes;
}

function insurers(jgb: number, ust: number, facts: MarketFacts, parameter: (id: string) => number) {
  const rise = -log(jgb) / facts.durations.jgb30y + log(ust) / facts.durations.ust10y;
  const loss = parameter("insurer-open-jgb") * (1 - jgb);
  return {
    capital: 1 - loss / parameter("insurer-capital"),
    floor: parameter("insurer-capital-floor"),
    incentive: facts.incentive + rise,
  };
}

const percent = (ratio: number): string => `${Number((ratio * 100).toFixed(2))} %`;
