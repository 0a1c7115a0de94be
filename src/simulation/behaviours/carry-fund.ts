import { z } from "zod";
import { log } from "../../core/math/elementary.ts";
import { normalCdf } from "../../core/math/normal.ts";
import { name, nonNegative, positive, share } from "../../models/schema.ts";
import { defineBehaviour } from "../define.ts";
import type { Institution } from "../institutions/institution.ts";

/** Share of positions entered at the reference that is stopped out at a level: Phi((ln z - ln median) / spread). */
function stoppedShare(level: number, reference: number, logMedian: number, spread: number): number {
  if (!(level < reference && level > 0)) return 0;
  return normalCdf((log(log(reference / level)) - logMedian) / spread);
}

/** Places in the memory. */
const at = { reference: 0, lowest: 1, stopped: 2, startShare: 3, withdrawn: 4, length: 5 } as const;

/**
 * The yen carry trade as a whole. Positions hold dollars (and what was bought with them) and owe yen; each has a stop at a
 * lognormal distance from its entry. A new low of the dollar closes the next ones: dollars are sold for yen, and the assets
 * that the dollars were invested in are sold too. Positions whose stop is already passed at the start are not in the trade
 * any more. A rate shock that lowers the carry withdraws a share at once. Units of the currency are money over the initial
 * price, so its depth in units does not depend on the level.
 */
export const carryFund = defineBehaviour({
  id: "carry-fund",
  title: "Carry trade with stops",
  rule: "exposure x Phi((ln ln(reference / level) - ln median) / spread) is closed at a new low; assets are sold with it",
  source: "Brunnermeier, Nagel and Pedersen 2008; stop distances of the models' specification, section 2.4",
  parameters: z.strictObject({
    asset: name("the currency, in units of the funding currency"),
    exposure: nonNegative("money in the trade"),
    reference: positive("level at which positions were entered"),
    stopMedian: positive("median log distance to the stop"),
    stopSpread: positive("standard deviation of the logarithm of that distance"),
    withdrawal: share("share of the exposure that leaves in the first step because carry pays less").default(0),
    invested: z
      .array(
        z.strictObject({ asset: name("asset bought with the currency"), share: share("share of the exposure in it") }),
      )
      .max(50)
      .default([])
      .describe("what the borrowed money was put into, as far as it is in these markets"),
    referenceMemory: positive("steps over which the reference follows the level; left out, it stays").optional(),
    rebuild: share("share of closed positions that is back at the end of a step").default(0),
  }),
  example: { asset: "asset", exposure: 4000, reference: 1.05, stopMedian: 0.1267, stopSpread: 0.8879 },
  assets: (p) => [["asset", p.asset], ...p.invested.map(({ asset }, i) => [`invested.${i}.asset`, asset] as const)],
  prepare: (p, { assetAt, initialPrices }) => {
    const currency = assetAt(p.asset);
    const invested = p.invested.map(({ asset, share: part }) => ({ asset: assetAt(asset), part }));
    const logMedian = log(p.stopMedian);
    const stopped = (level: number, reference: number): number =>
      stoppedShare(level, reference, logMedian, p.stopSpread);
    return {
      remembers: at.length,
      open: (me, { prices }) => {
        const money = p.exposure * me.size;
        me.memory[at.reference] = p.reference;
        me.memory[at.lowest] = prices[currency]!;
        me.memory[at.startShare] = stopped(prices[currency]!, p.reference);
        me.restate(currency, money / prices[currency]!, me.cash, money);
        for (const { asset, part } of invested)
          me.restate(asset, me.unitsOf(asset) + (money * part) / prices[asset]!, me.cash, me.loans + money * part);
      },
      decide: (me, { prices, step }) => {
        const { memory } = me;
        if (p.withdrawal > 0 && memory[at.withdrawn] === 0 && step === 0) {
          memory[at.withdrawn] = p.withdrawal;
          close(me, p.withdrawal);
        }
        const level = prices[currency]!;
        if (!(level < memory[at.lowest]!)) return;
        memory[at.lowest] = level;
        const start = memory[at.startShare]!;
        if (!(start < 1)) return;
        const share = (stopped(level, memory[at.reference]!) - start) / (1 - start);
        if (!(share > memory[at.stopped]!)) return;
        close(me, (share - memory[at.stopped]!) * (1 - memory[at.withdrawn]!));
        memory[at.stopped] = share;
      },
      endStep: (me, { prices }) => {
        const { memory } = me;
        const level = prices[currency]!;
        if (p.referenceMemory !== undefined)
          memory[at.reference]! += (level - memory[at.reference]!) / Math.max(1, p.referenceMemory);
        if (p.rebuild > 0 && memory[at.stopped]! > 0 && !me.hasOrders) reopen(me, level);
      },
    };

    /** Sells a share of all positions of the start. */
    function close(me: Institution, part: number): void {
      const money = p.exposure * me.size * part;
      me.sell(currency, money / initialPrices[currency]!);
      for (const { asset, part: held } of invested) me.sell(asset, (money * held) / initialPrices[asset]!);
    }

    /** Positions come back over days, too slowly to move the price; they are entered anew, so stops start from here. */
    function reopen(me: Institution, level: number): void {
      const { memory } = me;
      memory[at.stopped]! *= 1 - p.rebuild;
      memory[at.lowest] = level;
      const open = (1 - memory[at.stopped]!) * (1 - memory[at.withdrawn]!) * p.exposure * me.size;
      me.restate(currency, open / initialPrices[currency]!, me.cash, me.loans);
      for (const { asset, part } of invested)
        me.restate(asset, (open * part) / initialPrices[asset]!, me.cash, me.loans);
    }
  },
});
