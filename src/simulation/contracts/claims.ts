/** Interlinked claims that fall due: who pays what when some cannot pay in full (Eisenberg-Noe, Rogers-Veraart). */
import { z } from "zod";
import { type Clearing, clearPayments } from "../../models/networks/clearing-payments.ts";
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
  const promised = new Map(parties.map((id) => [id, 0]));
  for (const l of claims.liabilities) promised.set(l.to, promised.get(l.to)! + l.amount);
  const due = new Map(parties.map((id) => [id, 0]));
  for (const l of owed) due.set(l.from, due.get(l.from)! + l.amount);
  let paidInStep = -1;
  let last: Settlement | undefined;
  return {
    startStep: () => {
      paidInStep = -1;
    },
    settle: (state) => {
      if (state.step !== claims.dueStep || paidInStep === state.step) return;
      paidInStep = state.step;
      const cash = institutions.map((at) => state.cash[at]!);
      // Who pays what follows from cash alone: runs from the same start clear once.
      if (!last?.cash.every((before, i) => before === cash[i])) last = settlementOf(cash);
      pay(state, last);
    },
  };

  function settlementOf(cash: readonly number[]): Settlement {
    const own = new Map(parties.map((id, i) => [id, cash[i]!]));
    const clearing = clearPayments(owed, own, claims.recoveryCash, claims.recoveryClaims);
    const received = new Map(parties.map((id) => [id, 0]));
    for (const l of owed) {
      const share = due.get(l.from)! > 0 ? l.amount / due.get(l.from)! : 0;
      received.set(l.to, received.get(l.to)! + share * clearing.payments.get(l.from)!);
    }
    return { cash, clearing, received };
  }

  function pay(state: SimulationState, { cash, clearing, received }: Settlement): void {
    for (const [i, id] of parties.entries()) {
      const at = institutions[i]!;
      const paid = clearing.payments.get(id)!;
      const after = cash[i]! + received.get(id)! - paid;
      // What a party in default neither pays nor keeps is destroyed by the costs of default: it leaves the system.
      const kept = clearing.defaulted.includes(id) ? 0 : Math.max(0, after);
      state.cash[at] = after;
      state.transfer(at, undefined, after - kept);
      // Equity counts promises as kept: only what was promised and did not come is a loss.
      state.inflow[at]! += promised.get(id)! - paid;
      state.note("payment", id, undefined, paid);
    }
    for (const id of clearing.defaulted) state.setDefault(places.institutionAt(id));
    for (const { institution, asset, perMoney } of claims.repricing) {
      const missing = promised.get(institution)! - received.get(institution)!;
      if (missing * perMoney !== 0) state.reprice(places.assetAt(asset), -missing * perMoney);
    }
  }
}

/** Cash of the parties before, what they pay, and what each of them receives. */
interface Settlement {
  readonly cash: readonly number[];
  readonly clearing: Clearing;
  readonly received: ReadonlyMap<string, number>;
}
