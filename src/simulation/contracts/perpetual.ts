/** A perpetual contract at a venue: liquidations, the insurance fund, and auto-deleveraging of the other side. */
import { z } from "zod";
import { name } from "../../models/schema.ts";
import type { Agent } from "../define.ts";
import type { Institution } from "../institutions/institution.ts";
import type { SimulationState } from "../state.ts";
import type { Contract, ContractReference, Places } from "./index.ts";
import { type LeverageBook, marginOf, notionalUpTo, totalNotional } from "./leverage-book.ts";
import { bankruptcyPrice, bankruptUpTo, type Side } from "./margin.ts";

export const perpetualSchema = z.strictObject({
  kind: z.literal("perpetual"),
  longs: name("institution of all long positions").optional(),
  shorts: name("institution of all short positions").optional(),
  insurance: name("institution whose cash is the insurance fund").optional(),
});
export type PerpetualInput = z.output<typeof perpetualSchema>;

export const perpetualReferences = ({ longs, shorts, insurance }: PerpetualInput): readonly ContractReference[] => [
  ...(longs === undefined ? [] : [[["longs"], "perp-traders", longs] as const]),
  ...(shorts === undefined ? [] : [[["shorts"], "perp-traders", shorts] as const]),
  ...(insurance === undefined ? [] : [[["insurance"], "institution", insurance] as const]),
];

/** What all positions of one side have in common; the behaviour `perp-traders` carries it on its agent. */
export interface PerpSide {
  readonly side: Side;
  readonly asset: number;
  readonly book: LeverageBook;
}
export interface PerpAgent extends Agent {
  readonly perp: PerpSide;
}

/** Places in the memory of a side of perpetual traders. */
export const perpMemory = {
  /** Price at which positions were entered. */
  entry: 0,
  /** The first of the book, by notional from the highest leverage, that are gone. */
  gone: 1,
  /** Positions that are being liquidated: from here up to `gone`; equal when there are none. */
  closingFrom: 2,
  /** Multiple of the book that is open. */
  scale: 3,
  /** Money: notional liquidated so far at entry prices, shortfalls, and what each of the three paid. */
  liquidated: 4,
  shortfall: 5,
  fundPaid: 6,
  deleveraged: 7,
  uncovered: 8,
  length: 9,
} as const;

/** One side with its institution. */
interface Party extends PerpSide {
  readonly me: Institution;
}

export function compilePerpetual(input: PerpetualInput, places: Places): Contract {
  const at = (id: string | undefined): number | undefined => (id === undefined ? undefined : places.institutionAt(id));
  const [longs, shorts, fund] = [at(input.longs), at(input.shorts), at(input.insurance)];
  const party = (state: SimulationState, place: number): Party => {
    const { side, asset, book } = (state.system.agents[place] as PerpAgent).perp;
    return { side, asset, book, me: state.institutions[place]! };
  };
  const settleSide = (state: SimulationState, place: number | undefined, other: number | undefined): void => {
    if (place === undefined) return;
    const { memory } = state.institutions[place]!;
    if (memory[perpMemory.gone]! > memory[perpMemory.closingFrom]!)
      closePositions(state, party(state, place), other === undefined ? undefined : party(state, other), fund);
  };
  return {
    settle: (state) => {
      settleSide(state, longs, shorts);
      settleSide(state, shorts, longs);
    },
  };
}

/**
 * Closes the positions whose liquidation order was just filled: their loan is repaid, margin that is left goes back to the
 * traders, a shortfall is paid by the insurance fund and then by the other side.
 */
function closePositions(
  state: SimulationState,
  party: Party,
  other: Party | undefined,
  fund: number | undefined,
): void {
  const { side, asset, book, me } = party;
  const { memory } = me;
  const [from, to] = [memory[perpMemory.closingFrom]!, memory[perpMemory.gone]!];
  const [entry, scale, fill] = [memory[perpMemory.entry]!, memory[perpMemory.scale]!, state.fills[asset]!];
  memory[perpMemory.closingFrom] = to;
  const loss = bankruptUpTo(side, entry, fill);
  const cut = Math.max(from, Math.min(to, notionalUpTo(book, loss)));
  const between = (low: number, high: number): { notional: number; margin: number } => ({
    notional: scale * (high - low),
    margin: scale * (marginOf(book, high) - marginOf(book, low)),
  });
  const under = between(from, cut);
  const over = between(cut, to);
  // Rounding may leave a trace below zero where the fill is exactly the bankruptcy price.
  const shortfall = Math.max(0, loss * under.notional - under.margin);
  const left = Math.max(0, over.margin - loss * over.notional);
  const n = me.index;
  if (side === 1) me.repay(under.notional + over.notional);
  state.transfer(n, undefined, left);
  // The traders take it with them: no loss of theirs.
  state.inflow[n]! -= left;
  memory[perpMemory.liquidated]! += under.notional + over.notional;
  memory[perpMemory.shortfall]! += shortfall;
  state.note(
    "liquidation",
    state.system.institutionIds[n]!,
    state.system.assetIds[asset],
    ((under.notional + over.notional) * fill) / entry,
  );
  if (!(shortfall > 0)) return;
  const paid = fund === undefined ? 0 : Math.min(shortfall, state.cash[fund]!);
  if (fund !== undefined && paid > 0) {
    state.transfer(fund, n, paid);
    state.note("insurance", state.system.institutionIds[fund]!, state.system.assetIds[asset], paid);
  }
  memory[perpMemory.fundPaid]! += paid;
  const missing = shortfall - paid;
  const averageShare = under.margin / under.notional;
  const price = bankruptcyPrice(side, entry, averageShare);
  const taken = other && missing > 0 ? deleverage(state, other, n, missing, price) : 0;
  memory[perpMemory.deleveraged]! += taken;
  const uncovered = missing - taken;
  if (uncovered > 0) {
    // Nobody is left to pay: the venue, which is outside, bears it.
    memory[perpMemory.uncovered]! += uncovered;
    state.transfer(undefined, n, uncovered);
  }
}

/**
 * Auto-deleveraging: positions of the other side are closed at the bankruptcy price of the failed ones, in the order of
 * profit times leverage; all entered at one price, so the highest leverage first. The difference to the market's fill pays
 * the shortfall. The failed orders have hit the market by then, so their price impact stays. Returns what it paid.
 */
function deleverage(state: SimulationState, other: Party, failed: number, missing: number, price: number): number {
  const { side, asset, book, me } = other;
  const { memory } = me;
  const fill = state.fills[asset]!;
  // A short gains when it could have bought at the fill and must buy at the (higher) bankruptcy price instead.
  const gap = -side * (price - fill);
  const [entry, scale, gone] = [memory[perpMemory.entry]!, memory[perpMemory.scale]!, memory[perpMemory.gone]!];
  // Positions of this side that are themselves in liquidation are not available.
  const open = (scale * (totalNotional(book) - gone)) / entry;
  if (!(gap > 0 && open > 0)) return 0;
  const units = Math.min(missing / gap, open);
  const notional = units * entry;
  const upTo = gone + notional / scale;
  const margin = scale * (marginOf(book, upTo) - marginOf(book, gone));
  memory[perpMemory.gone] = upTo;
  memory[perpMemory.closingFrom] = upTo;
  state.moveUnits(me.index, asset, side * units, fill);
  if (side === 1) me.repay(notional);
  const paid = units * gap;
  state.transfer(me.index, failed, paid);
  const kept = Math.max(0, margin + side * (price - entry) * units);
  state.transfer(me.index, undefined, kept);
  state.inflow[me.index]! -= kept;
  state.note("deleveraging", state.system.institutionIds[me.index]!, state.system.assetIds[asset], units * price);
  return paid;
}
