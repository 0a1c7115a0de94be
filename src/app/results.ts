/**
 * What every surface shows: the command line prints these with `--json`, the API answers with them, the page and the
 * note read them. One schema each; the OpenAPI document is made from the same schemas.
 */
import { z } from "zod";

const iso = z.string().describe("ISO 8601 instant in UTC");
const json = z.union([z.number(), z.string(), z.null()]);

/** Every list carries the pin that reproduces it. */
export const pinned = {
  asOf: iso.describe("the instant at which the answer was known"),
  head: z.number().int().describe("ledger sequence number that the answer was read at"),
  notice: z
    .string()
    .optional()
    .describe("what a reader must know about the whole answer, such as a packaged episode in use"),
};
const list = <Item extends z.ZodType>(item: Item) => z.object({ ...pinned, items: z.array(item) });

export const intervalSchema = z.object({ lo: z.number(), hi: z.number(), method: z.string(), n: z.number() });

export const statusItemSchema = z.object({
  id: z.string(),
  title: z.string(),
  section: z.string(),
  unit: z.string(),
  state: z.enum(["present", "stale", "warming-up", "missing", "undefined-result", "not-applicable"]),
  value: z.number().nullable().describe("null unless present; in the inside unit (a rate is a ratio)"),
  shown: z.string().describe("the value as a person reads it; an em dash when there is none"),
  label: z.string().optional().describe("the word, for indicators that are a state"),
  interval: intervalSchema.optional(),
  shownInterval: z.string().nullable().describe("the interval as a person reads it; null when it has no width"),
  details: z.record(z.string(), json).optional(),
  shownDetails: z.record(z.string(), z.string()).optional().describe("each detail as a person reads it, with its unit"),
  observed: z.string().nullable().describe("newest observation behind it"),
  last: z
    .object({ value: z.number(), shown: z.string(), label: z.string().optional() })
    .nullable()
    .describe("for a stale item: what the old observations say"),
  reason: z.string().nullable().describe("why there is no value, and which source would bring it"),
  formula: z.string(),
  meaning: z.string(),
});
export const statusSchema = list(statusItemSchema);

export const findingSchema = z.object({
  rule: z.string(),
  with: z.array(z.string()),
  arithmetic: z.string(),
  expected: z.union([z.number(), z.string(), z.null()]),
  found: z.union([z.number(), z.string(), z.null()]),
  verdict: z.string(),
  reading: z.string().optional(),
});
export const verdicts = ["consistent", "assumption", "inconsistent", "contradicted", "uncheckable"] as const;
export const auditItemSchema = z.object({
  id: z.string(),
  section: z.string(),
  subject: z.string(),
  metric: z.string(),
  stated: z.string().describe("the figure as stated, with unit and qualifier"),
  verdict: z.enum(verdicts),
  findings: z.array(findingSchema),
});
export const auditSchema = z.object({
  ...pinned,
  items: z.array(auditItemSchema),
  problems: z
    .array(z.object({ place: z.string(), found: z.string(), expected: z.string(), remedy: z.string() }))
    .optional(),
});

export const claimVerdicts = ["supported", "contradicted", "undetermined", "untestable"] as const;
export const claimItemSchema = z.object({
  id: z.string(),
  claim: z.string(),
  verdict: z.enum(claimVerdicts),
  numbers: z.record(z.string(), json),
  reason: z.string(),
});
export const claimsSchema = list(claimItemSchema);

export const termsSchema = z.object({
  licence: z.string(),
  attribution: z.string(),
  url: z.string(),
  read: z.string(),
});
export const sourceItemSchema = z.object({
  id: z.string(),
  title: z.string(),
  publisher: z.string(),
  provides: z.array(z.string()),
  origin: z.enum(["packaged", "live", "import"]),
  terms: termsSchema,
  on: z.boolean().describe("collected by itself"),
  offReason: z.string().nullable(),
  lastSuccess: iso.nullable(),
  rows: z.number().int().describe("observations and records accepted in all"),
  newest: z.string().nullable().describe("newest observation that it brought, up to the ledger head"),
  ageDays: z.number().int().nullable().describe("of the newest observation at the as-of; null when that is later"),
  freshForDays: z.number().nullable().describe("the strictest freshness budget of its series"),
  isFresh: z.boolean().nullable(),
  lastProblem: z.object({ at: iso, message: z.string(), remedy: z.string() }).nullable(),
  isFailing: z.boolean().describe("the last problem is newer than the last success"),
  held: z.number().int().describe("rows held back and not released"),
  schedule: z.string().nullable().describe("five fields of cron and a time zone"),
  nextRun: iso.nullable().describe("by the clock; null while no monitor collects, and at a chosen as-of"),
  breaker: z.enum(["closed", "open", "half-open"]).describe("open: its host failed too often and rests"),
  waitUntil: iso.nullable().describe("the publisher asked not to come back before"),
});
export const sourcesSchema = list(sourceItemSchema);

export const quarantineItemSchema = z.object({
  seq: z.number().int().describe("quarantine event in the ledger; `sources release` takes it"),
  source: z.string(),
  at: iso,
  from: z.string(),
  count: z.number().int().describe("rows held back"),
  rows: z
    .array(
      z.object({
        series: z.string(),
        observed: z.string(),
        text: z.string(),
        unit: z.string(),
        because: z.string(),
      }),
    )
    .describe("the first of them"),
});
export const quarantineSchema = list(quarantineItemSchema);

export const seriesItemSchema = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  sources: z.array(z.string()).describe("best first"),
  publisher: z.string().describe("of the best source; the name of a source that none is known for"),
  count: z.number().int(),
  first: z.string().nullable(),
  last: z.string().nullable(),
});
export const seriesListSchema = list(seriesItemSchema);

export const observationSchema = z.object({
  observed: z.string(),
  text: z.string().describe("the number exactly as published"),
  unit: z.string().describe("the publisher's unit"),
  value: z.number().describe("in the inside unit"),
  source: z.string(),
  origin: z.string(),
  published: iso.nullable(),
  knownAt: iso,
  seq: z.number().int().describe("accept event in the ledger"),
});
export const seriesSchema = z.object({
  ...pinned,
  id: z.string(),
  title: z.string(),
  unit: z.string().describe("inside unit of `value`"),
  changesSource: z.boolean().describe("more than one source or origin stands behind the window"),
  items: z.array(observationSchema),
});

/** A node of the way from a number back to the bytes it came from. */
export interface ExplainNode {
  readonly kind: "figure" | "claim" | "threshold" | "indicator" | "series" | "records" | "parameter" | "payload";
  readonly id: string;
  readonly title: string;
  readonly shown: string;
  readonly detail: Readonly<Record<string, string | number | null>>;
  readonly children: readonly ExplainNode[];
}
export const explainNodeSchema: z.ZodType<ExplainNode> = z.object({
  kind: z.enum(["figure", "claim", "threshold", "indicator", "series", "records", "parameter", "payload"]),
  id: z.string(),
  title: z.string(),
  shown: z.string(),
  detail: z.record(z.string(), json),
  get children() {
    return z.array(explainNodeSchema);
  },
}) as unknown as z.ZodType<ExplainNode>;
export const explainSchema = z.object({ ...pinned, root: explainNodeSchema });

export const calcSchema = z.object({
  model: z.string(),
  inputs: z.record(z.string(), z.unknown()),
  outputs: z.record(z.string(), z.unknown()),
  uncertainty: z.record(z.string(), z.unknown()).optional(),
  notes: z.array(z.string()).optional(),
});

export type Pinned = { asOf: string; head: number; notice?: string | undefined };
export type StatusItem = z.infer<typeof statusItemSchema>;
export type Status = z.infer<typeof statusSchema>;
export type AuditItem = z.infer<typeof auditItemSchema>;
export type Audit = z.infer<typeof auditSchema>;
export type ClaimItem = z.infer<typeof claimItemSchema>;
export type Claims = z.infer<typeof claimsSchema>;
export type SourceItem = z.infer<typeof sourceItemSchema>;
export type Sources = z.infer<typeof sourcesSchema>;
export type QuarantineItem = z.infer<typeof quarantineItemSchema>;
export type Quarantine = z.infer<typeof quarantineSchema>;
export type SeriesList = z.infer<typeof seriesListSchema>;
export type SeriesAnswer = z.infer<typeof seriesSchema>;
export type Explain = z.infer<typeof explainSchema>;
