import { sum } from "simple-statistics";
import { absent } from "../../../core/outcome.ts";
import { fundingStressGauge, type StressComponent } from "../../../models/ai-funding/funding-stress.ts";
import { defineIndicator, evenStale, history, indicator, optional, reading, type SeriesWindow } from "../../define.ts";
import { filedFlow, quarterlyFlow, quarterWindow } from "../../filings.ts";
import { inventoryHistory } from "../../inventory.ts";
import { collectionHistory } from "../../receivables.ts";
import { contiguousTail, differences } from "../../windows.ts";

const quartersLeast = 8;
const rentLookback = 60;
/** About eight quarters of daily prices: the least history against which a rank of rent means something. */
const rentsLeast = 730;
const legs = 5;

/** How many signs of strained AI funding stand high against their own history. */
export const aiFundingStress = defineIndicator({
  id: "ai-funding-stress",
  title: "AI funding, stress gauge",
  section: "ai-funding",
  unit: "ratio",
  formula:
    "mean of the ranks in their own history (share of values at or below, at least 8 quarters) of the known ones of five signs: change of DSO, inventory gap, minus cash conversion, round-trip share, minus the 60-day change of GPU rent; the interval lets each missing sign stand anywhere from its lowest to its highest rank, a fifth of the gauge each",
  meaning:
    "Near 100 %, every sign of strain is at its worst so far; the interval is what the missing signs could make of it.",
  reference: "models 3.9",
  inputs: {
    receivables: history("nvda.receivables", quartersLeast),
    inventory: history("nvda.inventory", quartersLeast),
    roundTrip: optional(indicator("ai-round-trip-share")),
    rent: optional(evenStale(history("gpu.rent.h100", rentsLeast))),
    ...filedFlow("revenue"),
    ...filedFlow("cost-of-revenue"),
    ...filedFlow("net-income"),
    ...filedFlow("operating-cash-flow"),
  },
  compute: ({ receivables, inventory, roundTrip, rent, ...flows }) => {
    const { dso, quarters } = collectionHistory(receivables, flows);
    const cash = quarterlyFlow("operating-cash-flow", flows);
    const income = quarterlyFlow("net-income", flows);
    const conversion = quarterWindow(quarters, ({ end }) => {
      const [cfo, profit] = [cash.get(end), income.get(end)];
      return cfo !== undefined && profit !== undefined && profit > 0 ? cfo / profit : undefined;
    });
    const newest = receivables.observed.at(-1)!;
    const quarterly = (name: string, window: SeriesWindow, higherIsWorse: boolean): StressComponent[] =>
      window.observed.at(-1) === newest && window.values.length >= quartersLeast
        ? [{ name, history: window.values, higherIsWorse }]
        : [];
    const components = [
      ...quarterly("dsoChange", differences(dso), true),
      ...quarterly("inventoryGap", inventoryHistory(inventory, flows).gap, true),
      ...quarterly("cashConversion", conversion, false),
      ...rentComponent(rent),
    ];
    if (components.length === 0)
      return absent(
        "warming-up",
        `no sign has ${quartersLeast} quarters of history; more filings from sec/companyfacts`,
      );
    const { gauge, ranks } = fundingStressGauge(components);
    const least = sum(Object.values(ranks)) / legs;
    const missing = 1 - components.length / legs;
    const names = ["dsoChange", "inventoryGap", "cashConversion", "roundTripShare", "gpuRent"];
    const shown = names.map((name) => [`${name}Rank`, ranks[name] ?? null] as const);
    return reading(gauge, {
      interval: {
        lo: least,
        hi: least + missing,
        method: "missing legs between their lowest and their highest rank",
        n: components.length,
      },
      details: {
        ...Object.fromEntries(shown),
        roundTripShare: roundTrip?.value ?? null,
        missingWeight: missing,
        missing: missingNames(names, ranks, roundTrip !== undefined),
      },
    });
  },
});

/** The register of deals has one date, so the round-trip share has a value and no history to be ranked in. */
const missingNames = (
  names: readonly string[],
  ranks: Readonly<Record<string, number>>,
  hasRoundTrip: boolean,
): string =>
  names
    .filter((name) => ranks[name] === undefined)
    .map((name) => (name === "roundTripShare" && hasRoundTrip ? `${name} (no history to rank it in)` : name))
    .join(", ") || "none";

function rentComponent(rent: SeriesWindow | undefined): StressComponent[] {
  if (!rent) return [];
  const { values } = contiguousTail(rent);
  const changes = values.slice(rentLookback).map((price, i) => price / values[i]! - 1);
  return changes.length + rentLookback >= rentsLeast
    ? [{ name: "gpuRent", history: changes, higherIsWorse: false }]
    : [];
}
