import { mean } from "simple-statistics";
import { absent } from "../../../core/outcome.ts";
import { excessReceivables } from "../../../models/ai-funding/dso.ts";
import { defineIndicator, history, parameter, reading } from "../../define.ts";
import { filedFlow } from "../../filings.ts";
import { collectionHistory, findNewest } from "../../receivables.ts";

const quartersOfFiveYears = 20;

/** Receivables that Nvidia would not have at its usual speed of collection. A stock in US dollars, negative when faster. */
export const nvdaExcessReceivables = defineIndicator({
  id: "nvda-excess-receivables",
  title: "Nvidia, receivables beyond usual collection",
  section: "ai-funding",
  unit: "usd",
  formula:
    "(DSO - mean DSO of the 20 quarters before) x revenue / fiscal days, a stock; the details hold the same against the reference of the November 2025 note, and the change over the quarter, which is the cash drag",
  meaning: "Cash that customers hold in place of the vendor: large and growing, it is credit to the buyers of chips.",
  reference: "models 3.1",
  inputs: {
    receivables: history("nvda.receivables", 2),
    referenceDays: parameter("nvda-dso-reference"),
    ...filedFlow("revenue"),
  },
  compute: ({ receivables, referenceDays, ...flows }) => {
    const { dso, quarters, revenue } = collectionHistory(receivables, flows);
    const now = findNewest(dso, receivables);
    if (!now) return absent("missing", "revenue of the newest quarter; needs source sec/companyfacts");
    const usual = dso.values.slice(-quartersOfFiveYears - 1, -1);
    if (usual.length < quartersOfFiveYears) {
      return absent(
        "warming-up",
        `${usual.length} of ${quartersOfFiveYears} earlier quarters known; more filings from sec/companyfacts`,
      );
    }
    const sales = revenue.get(now.end)!;
    const { days } = quarters.at(-1)!;
    const ownReference = mean(usual);
    const againstNote = excessReceivables(now.value, referenceDays, sales, days);
    const last = quarters.at(-2);
    const salesBefore = last ? revenue.get(last.end) : undefined;
    const dsoBefore = dso.values.at(-2);
    const hasBefore = last !== undefined && salesBefore !== undefined && dsoBefore !== undefined;
    const before = hasBefore ? excessReceivables(dsoBefore, referenceDays, salesBefore, last.days) : undefined;
    return reading(excessReceivables(now.value, ownReference, sales, days), {
      details: {
        quarterEnd: now.end,
        referenceDays: ownReference,
        noteReferenceDays: referenceDays,
        againstNoteReferenceUsd: againstNote,
        changeAgainstNoteReferenceUsd: before === undefined ? null : againstNote - before,
      },
    });
  },
});
