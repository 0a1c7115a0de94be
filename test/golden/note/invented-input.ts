/** An invented world for golden notes: made-up numbers on made-up days, with a present, a stale and an absent result of each kind. */
import type { NoteInput, NoteStatus, NoteThreshold } from "../../../src/note/input.ts";

const present = (id: string, section: string, unit: string, value: number, rest: Partial<NoteStatus> = {}): NoteStatus => ({
  id, title: `Invented ${id}`, section, unit, state: "present", value, shown: "unused", observed: "2031-03-06", last: null, reason: null,
  formula: `formula of ${id}`, meaning: `meaning of ${id}`, ...rest,
});

const status: readonly NoteStatus[] = [
  present("jgb-30y", "japan", "ratio", 0.0312, { title: "JGB 30-year par yield", details: { change: -0.00015 } }),
  present("jgb-30y-sustained-360", "japan", "state", 0, { label: "below", details: { distance: 0.0048 } }),
  present("debt-service-m1", "japan", "ratio", 0.12, { observed: null, details: { fiscalYear: "FY2030" } }),
  present("debt-service-m2", "japan", "ratio", 0.31),
  present("debt-service-m3", "japan", "ratio", 0.07),
  present("debt-service-m4", "japan", "ratio", 0.11),
  present("fiscal-regime", "japan", "score", 0.41, {
    label: "risk premium", interval: { lo: 0.12, hi: 0.63, method: "Fisher, 95 %", n: 60 },
  }),
  present("carry-unwind-sensor", "carry", "state", 0, { label: "not active", details: { yenAppreciationSigmas: -0.5, trigger: 1 } }),
  present("usdjpy", "carry", "jpy-per-usd", 140.256),
  present("usdjpy-change-1d", "carry", "ratio", 0.0021),
  present("usdjpy-change-5d", "carry", "ratio", -0.0101),
  {
    ...present("cftc-yen-position", "carry", "contracts", 0), state: "stale", value: null, shown: "—", observed: "2031-01-14",
    last: { value: -12_345, shown: "net short yen", label: "net short yen" }, reason: "last report 2031-01-14, 52 days before the as-of",
  },
  { ...present("gpu-rent", "ai-funding", "usd-per-hour", 0), state: "missing", value: null, shown: "—", observed: null, reason: "needs source gpu/rental-index" },
  present("spx-change", "price-action", "ratio", -0.0156, { details: { session: "2031-03-06", move5: -0.03, move21: null, move63: 0.02 } }),
  present("spx-move-in-sigmas", "price-action", "sigma", -1.25, { details: { vixBefore: 19.8 } }),
  present("vix-level", "price-action", "index-points", 24.5, { details: { change: 0.117 } }),
];

const threshold = (id: string, title: string, unit: string, rest: Partial<NoteThreshold>): NoteThreshold => ({
  id, title, section: "japan", side: "above", rule: "close", unit, level: null, value: null, observed: "2031-03-06", state: "below", beyond: false,
  beyondAtStart: false, isCrossed: false, registered: "2031-03-01", namedLater: false, distance: null, probabilities: [], method: "invented walk", lastBeyond: null, sessionsBeyond250: 0, reason: "invented",
  source: "invented", tag: "claim under test", absent: null,
  shown: { level: "—", value: "—", state: "below", distance: "—", sigma: "—" }, ...rest,
});

const days = Array.from({ length: 40 }, (_, i) => new Date(Date.UTC(2031, 0, 26) + i * 86_400_000).toISOString().slice(0, 10));
const wave = (base: number, size: number) => days.map((_, i) => Math.round((base + size * ((i * 7) % 11)) * 1e6) / 1e6);
const series = (title: string, unit: string, values: readonly number[]) => ({
  title, unit, observed: days, values, publisher: "Invented Office", attribution: "Source: Invented Office",
});

export const inventedInput: NoteInput = {
  asOf: "2031-03-07T12:30:00Z",
  head: 7,
  headHash: "00".repeat(32),
  notice: "An invented world, for tests.",
  packagedEpisode: true,
  status,
  traces: {
    "jgb-30y": [
      { name: "yields", kind: "series", id: "jgb.30y", n: 40, first: days[0]!, last: days[39]!, value: 0.0312, sources: ["mof/jgb"], origins: ["packaged"], seqs: [3] },
      { name: "growth", kind: "parameter", id: "nominal-growth", n: 1, first: null, last: null, value: 0.02, sources: [], origins: [], seqs: [] },
    ],
  },
  thresholds: [
    threshold("jgb-30y-above-360", "JGB 30-year yield sustained above 3.60 %", "ratio", {
      rule: "sustained", level: 0.036, value: 0.0312, distance: { level: 0.0048, percent: 0.1538, sigma: 1.75 },
      probabilities: [
        { sessions: 21, touch: { lo: 0.1, value: 0.12, hi: 0.2 }, sustained: { lo: 0, value: 0.0004, hi: 0.01 } },
        { sessions: 63, touch: { lo: 0.3, value: 0.32, hi: 0.4 }, sustained: { lo: 0.08, value: 0.1, hi: 0.15 } },
      ],
      shown: { level: "3.60 %", value: "3.12 %", state: "below", distance: "+48.0 bp", sigma: "1.75" },
    }),
    threshold("debt-service-m1-above-10", "Interest above 10 % of tax revenue", "ratio", {
      level: 0.1, value: 0.12, state: "touched", beyond: true, beyondAtStart: true, distance: { level: -0.02, percent: -0.1667, sigma: null },
      lastBeyond: "2031-03-06", sessionsBeyond250: null,
      shown: { level: "10.0 %", value: "12.0 %", state: "touched, beyond at start", distance: "−200 bp", sigma: "—" },
    }),
    threshold("gpu-rent-below-break-even", "H100 rent below the break-even of its owner", "usd-per-hour", {
      state: "unknown", beyond: null, absent: "no rent known", shown: { level: "—", value: "—", state: "unknown", distance: "—", sigma: "—" },
    }),
  ],
  audit: [
    { id: "a.sum", section: "japan", subject: "Land A", metric: "total", stated: "17 bn", verdict: "inconsistent",
      findings: [{ rule: "total and parts", with: ["a.one"], arithmetic: "9 + 7 = 16, stated 17", expected: 16, found: 17, verdict: "inconsistent" }] },
    { id: "a.close", section: "headline", subject: "Index B", metric: "close", stated: "−1.56 %", verdict: "consistent", findings: [] },
    { id: "a.low", section: "headline", subject: "Index B", metric: "low", stated: "90", verdict: "contradicted",
      findings: [{ rule: "public fact", with: [], arithmetic: "the official low was 93", expected: 93, found: 90, verdict: "contradicted" }] },
    { id: "a.days", section: "ai-funding", subject: "Firm C", metric: "excess", stated: "4 bn", verdict: "assumption",
      findings: [{ rule: "product", with: [], arithmetic: "8 × 0.5 = 4 with the expected revenue", expected: 4.2, found: 4, verdict: "assumption", reading: "expected revenue" }] },
    { id: "a.word", section: "carry", subject: "Trade D", metric: "mood", stated: "grim", verdict: "uncheckable", findings: [] },
  ],
  claims: [
    { id: "c.one", claim: "The day began in the east", verdict: "supported", numbers: { move: -0.024 }, reason: "the eastern index fell first" },
    { id: "c.two", claim: "Sellers were forced", verdict: "undetermined", numbers: { lo: 0.1, hi: 0.9 }, reason: "the interval is too wide" },
  ],
  series: {
    "jgb.30y": series("JGB 30-year par yield", "ratio", wave(0.03, 0.0002)),
    "jgb.10y": series("JGB 10-year par yield", "ratio", wave(0.015, 0.0001)),
    "fx.usdjpy": series("USDJPY", "jpy-per-usd", wave(138, 0.3)),
    "btc.close": series("BTC close", "usdt", wave(50_000, 400)),
    "btc.drawdown": series("BTC drawdown", "ratio", wave(-0.2, 0.01)),
    "etf.btc.net-flow": series("Flows", "usd", wave(-4e8, 9e7)),
  },
  sources: [
    { id: "mof/jgb", title: "JGB par yield curve", publisher: "Invented Office", origin: "packaged", rows: 40, newest: "2031-03-06",
      terms: { licence: "free with attribution", attribution: "Source: Invented Office", url: "https://example.org/yields", read: "2031-01-01" } },
  ],
  parameters: [
    { id: "nominal-growth", title: "Nominal growth of GDP", value: 0.02, unit: "ratio", range: [0, 0.04], tag: "assumed", source: "invented" },
  ],
  outlook: { command: "metastable invent", asOf: "2031-03-01T00:00:00Z", horizonSessions: 378, combinations: 12, paths: 200, seed: 7, low: 0.41, high: 0.68 },
};
