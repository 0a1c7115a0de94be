import { z } from "zod";
import { log } from "../../core/math/elementary.ts";
import { name, nonNegative, positive, real, share } from "../../models/schema.ts";
import { capitalShortfall } from "../constraints/solvency.ts";
import { defineBehaviour } from "../define.ts";

const yieldChange = (price: number, initial: number, duration: number): number =>
  price > 0 ? -log(price / initial) / duration : 0;

/**
 * Insurers and funds that hold foreign bonds and could hold domestic ones. When the domestic yield rises against the hedged
 * foreign one, they bring a part home: foreign bonds are sold, and the unhedged part of the currency with them. They answer
 * to the rise of the incentive, not to its level: usual flows are in the price already. When losses on domestic bonds eat
 * into capital they sell foreign bonds for the shortfall. Memory: sold in this step, and for capital.
 */
export const foreignBondHolders = defineBehaviour({
  id: "foreign-bond-holders",
  title: "Insurers and funds with foreign bonds",
  rule: "sell rate x holdings x rise of min(1, max(0, incentive - tolerance) / scale) x years of the step, and any capital shortfall",
  source: "models' specification, sections 2.6 and 9.3",
  parameters: z.strictObject({
    foreign: name("foreign bond"),
    domestic: name("domestic bond"),
    currency: name("the foreign currency, in units of the domestic one"),
    holdings: nonNegative("foreign bonds held, money"),
    foreignShare: share("share of the holdings that is the foreign bond of these markets"),
    hedged: share("share of the currency risk that is hedged; a hedged holder sells no currency"),
    rate: share("share of the holdings that comes home in a year at full incentive"),
    incentive: real("hedged yield advantage of domestic bonds at the start, less its usual value; decimal"),
    tolerance: real("incentive from which they sell, decimal"),
    scale: positive("incentive beyond it at which they sell at the full rate, decimal"),
    years: nonNegative("length of a step in years"),
    foreignDuration: positive("modified duration of the foreign bond, years"),
    domesticDuration: positive("modified duration of the domestic bond, years"),
    domesticHoldings: nonNegative("domestic bonds held at market value, money").default(0),
    capital: nonNegative("capital at the start, money").default(0),
    capitalFloor: share("share of it below which foreign bonds are sold for the difference").default(0),
  }),
  example: {
    foreign: "asset",
    domestic: "asset",
    currency: "asset",
    holdings: 3200,
    foreignShare: 0.35,
    hedged: 0.444,
    rate: 0.05,
    incentive: 0,
    tolerance: 0.01,
    scale: 0.01,
    years: 0.25,
    foreignDuration: 8,
    domesticDuration: 18,
  },
  assets: (p) => [
    ["foreign", p.foreign],
    ["domestic", p.domestic],
    ["currency", p.currency],
  ],
  prepare: (p, { assetAt, initialPrices }) => {
    const [foreign, domestic, currency] = [assetAt(p.foreign), assetAt(p.domestic), assetAt(p.currency)];
    const at = (asset: number): number => initialPrices[asset]!;
    const drive = (incentive: number): number => Math.min(1, Math.max(0, incentive - p.tolerance) / p.scale);
    return {
      remembers: 2,
      open: (me) => {
        const money = p.holdings * me.size;
        me.restate(foreign, me.unitsOf(foreign) + (money * p.foreignShare) / at(foreign), me.cash, me.loans);
        me.restate(domestic, me.unitsOf(domestic) + (p.domesticHoldings * me.size) / at(domestic), me.cash, me.loans);
        me.restate(currency, me.unitsOf(currency) + (money * (1 - p.hedged)) / at(currency), me.cash, me.loans);
      },
      decide: (me, { prices }) => {
        const { memory } = me;
        const rise =
          yieldChange(prices[domestic]!, at(domestic), p.domesticDuration) -
          yieldChange(prices[foreign]!, at(foreign), p.foreignDuration);
        const money = p.holdings * me.size;
        const wanted = p.rate * p.years * money * Math.max(0, drive(p.incentive + rise) - drive(p.incentive));
        const loss = p.domesticHoldings * me.size * (1 - prices[domestic]! / at(domestic));
        const short = capitalShortfall(p.capital * me.size, loss, p.capitalFloor);
        const sold = Math.max(0, wanted - memory[0]!) + Math.max(0, short - memory[1]!);
        if (!(sold > 0)) return;
        memory[0] = Math.max(memory[0]!, wanted);
        memory[1] = Math.max(memory[1]!, short);
        me.sellValue(foreign, sold * p.foreignShare);
        me.sell(currency, (sold * (1 - p.hedged)) / at(currency));
      },
      endStep: ({ memory }) => {
        memory[0] = 0;
      },
    };
  },
});
