import { absent } from "../../../core/outcome.ts";
import { defineIndicator, history, reading, records } from "../../define.ts";
import { filedFlow, quarterlyFlow } from "../../filings.ts";

/** Consensus is not public: the note's figures of it, for the one quarter that the note is about. */
const consensusOf = { revenue: "nvda.revenue.consensus", perShare: "nvda.eps.consensus" } as const;
/** Last day of the quarter that the note calls FY2026Q3. */
const quarterOfTheNote = "2025-10-26";

/** Filed revenue against what analysts expected, by the November 2025 note. */
export const nvdaSurprise = defineIndicator({
  id: "nvda-surprise",
  title: "Nvidia, revenue above the consensus that the note states",
  section: "ai-funding",
  unit: "change",
  formula:
    "filed revenue of the quarter / consensus as the November 2025 note states it - 1; earnings per share the same way; for the quarter of the note only, because no public source gives a consensus",
  meaning: "A fall of the share after a positive surprise says that the price had expected more than analysts wrote.",
  reference: "models 3.1; product, AI funding quality",
  inputs: {
    figures: records("figure", "packaged/november-2025-note"),
    receivables: history("nvda.receivables", 1),
    ...filedFlow("revenue"),
    ...filedFlow("eps-diluted"),
  },
  compute: ({ figures, receivables, ...flows }) => {
    const end = receivables.observed.at(-1)!;
    if (end !== quarterOfTheNote) {
      return absent(
        "missing",
        `a consensus for the quarter to ${end}; the note states that of the quarter to ${quarterOfTheNote}`,
      );
    }
    const stated = (id: string): number | undefined => {
      const value = figures.find((figure) => figure.key === id)?.body.value;
      return typeof value === "number" && value > 0 ? value : undefined;
    };
    const expected = stated(consensusOf.revenue);
    const revenue = quarterlyFlow("revenue", flows).get(end);
    if (expected === undefined || revenue === undefined) {
      return absent(
        "missing",
        "revenue and its consensus; needs sources sec/companyfacts and packaged/november-2025-note",
      );
    }
    const expectedPerShare = stated(consensusOf.perShare);
    const filedPerShare = flows["eps-diluted.3m"];
    const perShare = filedPerShare?.observed.at(-1) === end ? filedPerShare.values.at(-1) : undefined;
    return reading(revenue / expected - 1, {
      details: {
        quarterEnd: end,
        revenueUsd: revenue,
        consensusUsd: expected,
        perShareSurprise:
          perShare !== undefined && expectedPerShare !== undefined ? perShare / expectedPerShare - 1 : null,
      },
    });
  },
});
