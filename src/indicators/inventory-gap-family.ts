import { absent } from "../core/outcome.ts";
import type { NamedCompany } from "../market/companies.ts";
import { daysInventoryOutstanding } from "../models/ai-funding/inventory-gap.ts";
import { defineIndicator, history, type IndicatorDefinition, reading } from "./define.ts";
import { filedFlow } from "./filings.ts";
import { inventoryHistory } from "./inventory.ts";
import { findNewest } from "./receivables.ts";

/** The indicator `<company>-inventory-gap`: how much faster its inventory grew than its sales over the quarter. */
export const inventoryGap = ({ id, name }: NamedCompany): IndicatorDefinition =>
  defineIndicator({
    id: `${id}-inventory-gap`,
    title: `${name}, inventory growth less sales growth`,
    section: "ai-funding",
    unit: "share-difference",
    formula:
      "inventory / inventory a quarter before - 1, less revenue / revenue of the quarter before - 1 (past sales, not guided ones); days of inventory = inventory / cost of revenue x fiscal days",
    meaning:
      "Goods that pile up faster than they sell announce weaker sales, or a stock laid in for demand that is only promised.",
    reference: "models 3.2; Lev and Thiagarajan 1993",
    inputs: {
      inventory: history(`${id}.inventory`, 2),
      ...filedFlow("revenue", id),
      ...filedFlow("cost-of-revenue", id),
    },
    compute: ({ inventory, ...flows }) => {
      const { gap, growth, salesGrowth, cost, quarters } = inventoryHistory(inventory, flows);
      const now = findNewest(gap, inventory);
      if (!now) return absent("missing", "revenue of the newest two quarters; needs source sec/companyfacts");
      const costNow = cost.get(now.end);
      const { days } = quarters.at(-1)!;
      return reading(now.value, {
        details: {
          quarterEnd: now.end,
          inventoryGrowth: growth.values.at(-1)!,
          salesGrowth: salesGrowth.values.at(-1)!,
          daysOfInventory:
            costNow !== undefined && costNow > 0
              ? daysInventoryOutstanding(inventory.values.at(-1)!, costNow, days)
              : null,
          gapBefore: gap.values.at(-2) ?? null,
        },
      });
    },
  });
