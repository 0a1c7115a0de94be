/** Interlinked claims that fall due: who pays what when some cannot pay in full (Eisenberg-Noe, Rogers-Veraart). */
import { z } from "zod";
import { clearPayments } from "../../models/networks/clearing-payments.ts";
import { name, nonNegative, real, share, whole } from "../../models/schema.ts";
import type { SimulationState } from "../state.ts";
import type { Contract, ContractReference, Places } from "./index.ts";

export const claimsSchema = z.strictObject({
  kind: z.literal("claims"),
  dueStep: whole(0, 1000, "step at whose first round they are paid, from 0").default(0),
  recoveryCash: share("share of its cash that a party in default pays out").default(1),
  recoveryClaims: share("share of its receipts that a party in default pays out").default(1),
  liabilities: z
    .array(
      z.strictObject({
        from: name("institution that owes"),
        to: name("institution that is owed"),
        amount: nonNegative("money due"),
        withdrawn: z.boolean().default(false).describe("true: the commitment fails, nothing is owed"),
      }),
    )
    .min(1)
    .max(1000)
    .describe("who owes what to whom"),
  repricing: z
    .array(
      z.strictObject({
        institution: name("party whose missing receipts matter"),
        asset: name("asset that is repriced"),
        perMoney: real("log price fall for one unit of money that the party does not receive; negative for a rise"),
      }),
    )
    .max(200)
    .default([])
    .describe("what missing receipts do to prices"),
});
export type ClaimsInput = z.output<typeof claimsSchema>;

export const claimsReferences = (claims: ClaimsInput): readonly ContractReference[] => [
  ...claims.liabilities.flatMap(({ from, to }, i): ContractReference[] => [
    [["liabilities", i, "from"], "institution", from],
    [["liabilities", i, "to"], "institution", to],
  ]),
  ...claims.repricing.flatMap(({ institution, asset }, i): ContractReference[] => [
    [["repricing", i, "institution"], "institution", institution],
    [["repricing", i, "asset"], "asset", asset],
  ]),
];

/**
 * Pays the claims once, in the first settlement of their step. Cash moves along the claims; what costs of default destroy
 * leaves the system. A party that cannot pay in full defaults and sells everything in the next round. Receipts that were
 * promised and do not come (default, or a withdrawn commitment) reprice the assets that are named for them.
 */
export function compileClaims(claims: ClaimsInput, places: Places): Contract {
  const parties = [...new Set(claims.liabilities.flatMap(({ from, to }) => [from, to]))];
  const institutions = parties.map(places.institutionAt);
  const owed = claims.liabilities.filter((l) => !l.withdrawn);
  const sums = (rows: typeof owed, end: "from" | "to"): Float64Array => {
    const all = new Map(parties.map((id) => [id, 0]));
    for (const l of rows) all.set(l[end], all.get(l[end])! + l.amount);
    return Float64Array.from(all.values());
  };
  const promised = sums(claims.liabilities, "to");
  const due = sums(owed, "from");
  const repricing = claims.repricing.map(({ institution, asset, perMoney }) => ({
    ...{ party: parties.indexOf(institution), asset: places.assetAt(asset), perMoney },
  }));
  let paidInStep = -1;
  let last: Settlement | undefined;
  return {
    startStep: () => {
      paidInStep = -1;
    },
    settle: (state) => {
      if (state.step !== claims.dueStep || paidInStep === state.step) return;
      paidInStep = state.step;
      // Who pays what follows from cash alone: runs from the same start clear once.
      if (!last?.cash.every((before, i) => before === state.cash[institutions[i]!]))
        last = settlementOf(Float64Array.from(institutions, (at) => state.cash[at]!));
      pay(state, last);
    },
  };

  function settlementOf(cash: Float64Array): Settlement {
    const own = new Map(parties.map((id, i) => [id, cash[i]!]));
    const { payments, defaulted } = clearPayments(owed, own, claims.recoveryCash, claims.recoveryClaims);
    const received = new Float64Array(parties.length);
    for (const { from, to, amount } of owed) {
      const all = due[parties.indexOf(from)]!;
      received[parties.indexOf(to)]! += (all > 0 ? amount / all : 0) * payments.get(from)!;
    }
    return {
      cash,
      paid: Float64Array.from(parties, (id) => payments.get(id)!),
      received,
      defaulted: defaulted.map((id) => parties.indexOf(id)),
    };
  }

  function pay(state: SimulationState, { cash, paid, received, defaulted }: Settlement): void {
    for (let i = 0; i < parties.length; i++) {
      const at = institutions[i]!;
      const after = cash[i]! + received[i]! - paid[i]!;
      // What a party in default neither pays nor keeps is destroyed by the costs of default: it leaves the system.
      const kept = defaulted.includes(i) ? 0 : Math.max(0, after);
      state.cash[at] = after;
      state.transfer(at, undefined, after - kept);
      // Equity counts promises as kept: only what was promised and did not come is a loss.
      state.inflow[at]! += promised[i]! - paid[i]!;
      state.note("payment", parties[i]!, undefined, paid[i]!);
    }
    for (const i of defaulted) state.setDefault(institutions[i]!);
    for (const { party, asset, perMoney } of repricing) {
      const missing = promised[party]! - received[party]!;
      if (missing * perMoney !== 0) state.reprice(asset, -missing * perMoney);
    }
  }
}

/** By party: cash before, what it pays and receives. And the places of those that default. */
interface Settlement {
  readonly cash: Float64Array;
  readonly paid: Float64Array;
  readonly received: Float64Array;
  readonly defaulted: readonly number[];
}
