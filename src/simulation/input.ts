/**
 * The one input of the simulation, as plain JSON: the same schema for a system file, the API and the page. Money is in any
 * one unit, prices and units are per asset, a shock is a simple return (-0.2 is a fall of 20 %).
 */
import { z } from "zod";
import { name, nonNegative, positive, real, refuse, share, whole } from "../models/schema.ts";
import { behaviours } from "./behaviours/index.ts";
import { contractReferences, contractSchema } from "./contracts/index.ts";

/** Limits that keep a run within seconds; more is refused in words. */
export const limits = { assets: 200, institutions: 2000, rounds: 1000, steps: 1000 } as const;

const depthFields = {
  soldShare: z
    .number()
    .gt(0)
    .max(1)
    .optional()
    .describe("share of all units held at the start, those that behaviours open included, sold at once"),
  priceDrop: z
    .number()
    .min(0)
    .lt(1)
    .optional()
    .describe("relative price drop when soldShare is sold, from 0 to below 1"),
  depth: positive("money, at the price of the moment, whose sale moves the log price by -1").optional(),
  depthUnits: positive("units whose sale moves the log price by -1").optional(),
};

const impactSchema = z.discriminatedUnion("law", [
  z.strictObject({ law: z.literal("exponential"), ...depthFields }),
  z.strictObject({ law: z.literal("floor"), floor: nonNegative("price that is never passed"), ...depthFields }),
  z.strictObject({
    law: z.literal("square-root"),
    volume: positive("money traded a day"),
    dailyVolatility: nonNegative("standard deviation of daily log returns"),
    constant: positive("constant Y of the law, 0.5 to 1.5").default(1),
  }),
  z.strictObject({
    law: z.literal("follows"),
    asset: name("asset whose log moves it follows"),
    beta: real("its log move for one of the asset it follows"),
  }),
]);

const assetSchema = z.strictObject({
  id: name("id of the asset"),
  price: positive("price at the start"),
  impact: impactSchema.describe("how net sales move the price"),
  volatility: z
    .strictObject({
      annual: positive("annualised volatility at the start, decimal"),
      sessionsPerYear: positive("sessions in a year: 252, or 365 for crypto"),
      memory: z.number().min(0).lt(1).describe("weight that the previous variance keeps from session to session"),
      sessionsPerStep: whole(1, 1000, "sessions that a step stands for; its move is spread evenly over them").default(
        1,
      ),
    })
    .optional()
    .describe("volatility as agents estimate it, and as depth depends on it"),
  depthFallsWithStress: share("0: depth is constant; 1: depth is inverse to the volatility of the moment").default(0),
});

// Each member is strict about its own parameters; the type says what all have in common.
const behaviourSchema = z.discriminatedUnion(
  "id",
  behaviours.map((b) => b.parameters.extend({ id: z.literal(b.id) })) as unknown as [
    z.ZodObject<{ id: z.ZodLiteral<string> }, z.core.$loose>,
  ],
);

const institutionSchema = z.strictObject({
  id: name("id of the institution"),
  cash: nonNegative("cash, money"),
  holdings: z.record(name("id of an asset"), nonNegative("units held")).default({}).describe("units held by asset"),
  otherAssets: nonNegative("assets that cannot be sold in the run, money"),
  loans: nonNegative("loans that it can repay at any time, money"),
  otherLiabilities: nonNegative("all other liabilities, money"),
  behaviour: behaviourSchema.describe("what it does, by id, with its parameters"),
  defaultBelow: z
    .number()
    .min(-1)
    .lt(1)
    .optional()
    .describe("equity / assets below which it defaults and sells everything; left out, it never does"),
  channel: name("channel that it belongs to, for ablation; left out, its own id").optional(),
});

const shockSchema = z
  .record(name("id of an asset"), z.number().min(-1).max(1000).describe("simple return; -0.2 is a fall of 20 %"))
  .describe("simple return by asset");

export const simulationInputSchema = z
  .strictObject({
    assets: z.array(assetSchema).min(1).max(limits.assets).describe("the markets"),
    institutions: z.array(institutionSchema).min(1).max(limits.institutions).describe("who holds, owes and trades"),
    contracts: z.array(contractSchema).max(100).default([]).describe("what ties institutions to each other"),
    crossImpact: z
      .array(
        z.strictObject({
          from: name("asset that is sold"),
          to: name("asset whose price moves with it"),
          share: real("log move of `to` for one of `from`"),
        }),
      )
      .max(1000)
      .default([])
      .describe("impact on other assets; none by default"),
    levels: z
      .array(
        z.strictObject({
          id: name("name of the level"),
          asset: name("asset it watches"),
          side: z.enum(["below", "above"]).describe("the side on which it counts as hit"),
          level: positive("price"),
        }),
      )
      .max(200)
      .default([])
      .describe("prices whose passing is reported"),
    shock: shockSchema.default({}),
    laterShocks: z
      .array(shockSchema)
      .max(limits.steps)
      .default([])
      .describe("shocks of the following steps (days), in order"),
    rounds: whole(1, limits.rounds, "most rounds of a step"),
    tolerance: share(
      "a step ends when orders are below this share of every market's depth; 0: when there are none",
    ).default(0),
  })
  .superRefine((input, context) => checkReferences(input, context));

export type SimulationInput = z.output<typeof simulationInputSchema>;
/** As written: defaults may be left out. */
export type SimulationFile = z.input<typeof simulationInputSchema>;
export type AssetInput = SimulationInput["assets"][number];
export type InstitutionInput = SimulationInput["institutions"][number];

type Path = (string | number)[];

function checkReferences(input: SimulationInput, context: z.RefinementCtx): void {
  const assets = new Set<string>();
  const known = (): string => `an asset of the file: ${[...assets].slice(0, 20).join(", ")}`;
  const requireAsset = (id: string, path: Path): void => {
    if (!assets.has(id)) refuse(context, path, known(), `Add an asset ${JSON.stringify(id)}, or correct the name.`);
  };
  for (const [i, asset] of input.assets.entries()) {
    if (assets.has(asset.id))
      refuse(context, ["assets", i, "id"], "an id that no other asset has", "Rename one of them.");
    assets.add(asset.id);
  }
  for (const [i, asset] of input.assets.entries())
    checkImpact(input, asset, ["assets", i, "impact"], context, requireAsset);
  const institutions = new Set<string>();
  for (const [i, institution] of input.institutions.entries()) {
    const at: Path = ["institutions", i];
    if (institutions.has(institution.id))
      refuse(context, [...at, "id"], "an id that no other institution has", "Rename one of them.");
    institutions.add(institution.id);
    for (const id of Object.keys(institution.holdings)) requireAsset(id, [...at, "holdings", id]);
    const { behaviour, defaultBelow } = institution;
    const definition = behaviours.find((b) => b.id === behaviour.id);
    for (const [path, id] of definition?.assets?.(behaviour) ?? [])
      requireAsset(id, [...at, "behaviour", ...path.split(".")]);
    const target = (behaviour as { target?: unknown }).target;
    if (
      behaviour.id === "delever-to-target" &&
      defaultBelow !== undefined &&
      typeof target === "number" &&
      target <= defaultBelow
    )
      refuse(
        context,
        [...at, "behaviour", "target"],
        `more than defaultBelow, ${defaultBelow}`,
        "A bank that returns to its default level defaults at the next fall; raise the target.",
      );
  }
  for (const [i, { behaviour }] of input.institutions.entries()) {
    const { buckets, density } = behaviour as { buckets?: unknown; density?: unknown };
    if (behaviour.id === "perp-traders" && (buckets === undefined) === (density === undefined))
      refuse(
        context,
        ["institutions", i, "behaviour", "density"],
        "exactly one of density and buckets",
        "Say once at which leverages the positions stand.",
      );
  }
  const traders = new Set(input.institutions.filter((i) => i.behaviour.id === "perp-traders").map((i) => i.id));
  for (const [i, contract] of input.contracts.entries())
    for (const [path, kind, id] of contractReferences(contract))
      if (kind === "asset") requireAsset(id, ["contracts", i, ...path]);
      else if (kind === "perp-traders" && !traders.delete(id))
        refuse(
          context,
          ["contracts", i, ...path],
          "an institution with the behaviour perp-traders, in one contract only",
          "Positions in a perpetual contract belong to perp-traders.",
        );
      else if (!institutions.has(id))
        refuse(
          context,
          ["contracts", i, ...path],
          "an institution of the file",
          `Add ${JSON.stringify(id)}, or correct the name.`,
        );
  for (const [i, { id }] of input.institutions.entries())
    if (traders.has(id))
      refuse(
        context,
        ["institutions", i, "behaviour"],
        "a perpetual contract that names it",
        "Add a contract of the kind perpetual: nobody would settle its liquidations.",
      );
  for (const [i, cross] of input.crossImpact.entries()) {
    requireAsset(cross.from, ["crossImpact", i, "from"]);
    requireAsset(cross.to, ["crossImpact", i, "to"]);
  }
  for (const [i, level] of input.levels.entries()) requireAsset(level.asset, ["levels", i, "asset"]);
  for (const [step, shock] of [input.shock, ...input.laterShocks].entries())
    for (const id of Object.keys(shock)) requireAsset(id, step === 0 ? ["shock", id] : ["laterShocks", step - 1, id]);
}

function checkImpact(
  input: SimulationInput,
  asset: AssetInput,
  path: Path,
  context: z.RefinementCtx,
  requireAsset: (id: string, path: Path) => void,
): void {
  const { impact } = asset;
  if (impact.law === "follows") {
    requireAsset(impact.asset, [...path, "asset"]);
    if (input.assets.find((a) => a.id === impact.asset)?.impact.law === "follows")
      refuse(
        context,
        [...path, "asset"],
        "an asset with a market of its own",
        "Follow the asset at the head of the chain.",
      );
    return;
  }
  if (impact.law === "square-root") return;
  const byShare = impact.soldShare !== undefined && impact.priceDrop !== undefined;
  const ways = [byShare, impact.depth !== undefined, impact.depthUnits !== undefined].filter(Boolean).length;
  const half = (impact.soldShare === undefined) !== (impact.priceDrop === undefined);
  if (ways !== 1 || half)
    refuse(
      context,
      path,
      "soldShare with priceDrop, or depth, or depthUnits",
      "Say once how deep the market is: exactly one of the three.",
    );
  if (impact.law === "floor" && impact.floor >= asset.price)
    refuse(context, [...path, "floor"], `less than the price, ${asset.price}`, "A price at its floor cannot fall.");
}
