/** Promised money flows among AI companies as claims that fall due, when a scenario lets one of them fail. */
import type { InstitutionInput, SimulationInput } from "../input.ts";
import { betaOf } from "./assets.ts";
import type { MarketChoices, MarketFacts } from "./facts.ts";

const billion = 1e9;
const nvidia = "Nvidia";

/**
 * One year's part of every promise; each company has the cash that it needs when all others pay, and a cushion on its dues.
 * What Nvidia does not receive is taken from its market value by a multiple of revenue, from the index by its weight, and
 * from what follows the index. Nothing when no commitment fails or the register does not know it.
 */
export function commitmentClaims(
  facts: MarketFacts,
  choices: MarketChoices,
): { institutions: InstitutionInput[]; contracts: SimulationInput["contracts"] } {
  const failed = choices.events.filter((event) => event.kind === "commitment-fails");
  const isFailed = (from: string, to: string): boolean => failed.some((f) => f.from === from && f.to === to);
  if (!facts.commitments.some((c) => isFailed(c.from, c.to))) return { institutions: [], contracts: [] };
  const { parameter } = choices;
  const years = parameter("ai-commitment-years");
  const due = facts.commitments.map(({ from, to, amountUsd }) => ({ from, to, amount: amountUsd / years / billion }));
  const parties = [...new Set(due.flatMap(({ from, to }) => [from, to]))];
  const sum = (end: "from" | "to", id: string): number =>
    due.reduce((total, claim) => total + (claim[end] === id ? claim.amount : 0), 0);
  const cushion = parameter("ai-cash-cushion");
  const institutions = parties.map((id): InstitutionInput => {
    const [owes, gets] = [sum("from", id), sum("to", id)];
    return {
      id: `ai:${id}`,
      channel: "ai",
      cash: Math.max(0, owes - gets) + cushion * owes,
      holdings: {},
      otherAssets: 0,
      loans: 0,
      otherLiabilities: 0,
      behaviour: { id: "hold" },
    };
  });
  // Log fall of Nvidia for USD 1bn of yearly revenue that does not come.
  const value = facts.nvdaMarketValueUsd;
  const perBillion = value === null ? 0 : (parameter("nvda-revenue-multiple") * billion) / value;
  const weight = parameter("nvda-index-weight");
  const ofIndex = (["spx", "vix"] as const).map((id) => ({ asset: id, beta: betaOf(id, choices) }));
  const repricing = parties.includes(nvidia)
    ? [{ asset: "nvda", beta: 1 / weight }, { asset: "nasdaq", beta: 1 }, ...ofIndex].map(({ asset, beta }) => ({
        institution: `ai:${nvidia}`,
        asset,
        perMoney: perBillion * weight * beta,
      }))
    : [];
  return {
    institutions,
    contracts: [
      {
        kind: "claims",
        dueStep: 0,
        recoveryCash: 1,
        recoveryClaims: 1,
        liabilities: due.map(({ from, to, amount }) => ({
          from: `ai:${from}`,
          to: `ai:${to}`,
          amount,
          withdrawn: isFailed(from, to),
        })),
        repricing,
      },
    ],
  };
}
