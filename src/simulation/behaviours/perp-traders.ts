import { z } from "zod";
import { name, nonNegative, positive, share } from "../../models/schema.ts";
import { bucketBook, lognormalBook, notionalUpTo, totalMargin, totalNotional } from "../contracts/leverage-book.ts";
import { liquidatedUpTo, type Side, tierOf } from "../contracts/margin.ts";
import { perpMemory as at, type PerpAgent } from "../contracts/perpetual.ts";
import { defineBehaviour } from "../define.ts";
import type { Institution } from "../institutions/institution.ts";

/**
 * All long, or all short, positions in a perpetual contract with isolated margin. A position is closed by the venue when
 * its margin is used up down to maintenance; its order goes to the market like any other. A long holds units bought with
 * borrowed money beside its margin; a short owes units and holds their money beside its margin. After a step the book is restated: leverages as at the start at the new price, open interest what
 * is left and a share of what was closed.
 */
export const perpTraders = defineBehaviour({
  id: "perp-traders",
  title: "Perpetual traders",
  rule: "positions are liquidated where the price passes their liquidation price; higher leverage goes first",
  source: "isolated margin with tiers as venues publish it; Brunnermeier and Pedersen 2009 for the spiral",
  parameters: z.strictObject({
    asset: name("asset of the contract"),
    side: z.enum(["long", "short"]).describe("which side these positions are on"),
    buckets: z
      .array(
        z.strictObject({
          leverage: z.number().min(1).max(1000).describe("notional over margin"),
          notional: nonNegative("money"),
        }),
      )
      .max(100)
      .optional()
      .describe("positions at a few leverages, in place of the density"),
    density: z
      .strictObject({
        notional: nonNegative("open interest of this side, money"),
        median: z.number().min(1).max(1000).describe("median leverage"),
        spread: positive("standard deviation of the logarithm of leverage"),
        max: z.number().gt(1).max(1000).describe("greatest leverage"),
      })
      .optional()
      .describe("lognormal leverage, cut at 1 and at the greatest"),
    tiers: z
      .array(
        z.strictObject({ floor: nonNegative("notional from which it holds"), rate: share("maintenance margin rate") }),
      )
      .min(1)
      .max(50)
      .describe("maintenance margin by size of position, ascending"),
    positionSize: nonNegative("notional of a usual position, in the unit of the tiers; it decides the tier").default(0),
    rebuild: share("share of what was closed that is open again at the end of a step").default(0),
  }),
  example: {
    asset: "asset",
    side: "long",
    density: { notional: 10, median: 8, spread: 0.8, max: 100 },
    tiers: [{ floor: 0, rate: 0.005 }],
  },
  assets: ({ asset }) => [["asset", asset]],
  prepare: (p, { assetAt }): PerpAgent => {
    const side: Side = p.side === "long" ? 1 : -1;
    const asset = assetAt(p.asset);
    const book = p.density
      ? lognormalBook(p.density.notional, p.density.median, p.density.spread, p.density.max)
      : bucketBook(p.buckets ?? []);
    const { maintenance, deduction } = tierOf(p.tiers, p.positionSize);
    const total = totalNotional(book);
    const least = book.x[0] ?? Number.POSITIVE_INFINITY;
    return {
      remembers: at.length,
      perp: { side, asset, book },
      open: (me, market) => {
        me.memory[at.entry] = market.prices[asset]!;
        me.memory[at.scale] = me.size;
        state(me, market.prices[asset]!, me.size);
      },
      decide: (me, { prices }) => {
        const { memory } = me;
        const entry = memory[at.entry]!;
        const upTo = liquidatedUpTo(side, entry, prices[asset]!, maintenance, deduction);
        // Most rounds end here: no margin share is that small.
        if (!(upTo >= least)) return;
        const gone = memory[at.gone]!;
        const notional = notionalUpTo(book, upTo);
        if (!(notional > gone)) return;
        memory[at.closingFrom] = gone;
        memory[at.gone] = notional;
        const units = (memory[at.scale]! * (notional - gone)) / entry;
        if (side === 1) me.sell(asset, units);
        else me.buy(asset, units);
      },
      endStep: (me, { prices }) => {
        const { memory } = me;
        // Liquidations that still wait are settled at the prices they were entered at.
        if (me.hasOrders || !(total > 0)) return;
        const left = memory[at.scale]! * (1 - memory[at.gone]! / total);
        const scale = left + p.rebuild * (me.size - left);
        memory[at.entry] = prices[asset]!;
        memory[at.gone] = 0;
        memory[at.closingFrom] = 0;
        memory[at.scale] = scale;
        state(me, prices[asset]!, scale);
      },
    };

    /** Books the open positions at a price: the same leverages, at a multiple of the book. */
    function state(me: Institution, price: number, scale: number): void {
      const notional = scale * total;
      const margin = scale * totalMargin(book);
      me.restate(asset, (side * notional) / price, side === 1 ? margin : margin + notional, side === 1 ? notional : 0);
    }
  },
});
