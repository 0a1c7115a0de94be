// The published fire-sale model (Farmer et al. 2020). Expected numbers come from an independent straight transcription of
// its equations below: plain arrays, no code shared with the engine, Math.exp and Math.log instead of core's own.
import { describe, expect, it } from "vitest";
import { type SimulationFile, simulationInputSchema } from "./input.ts";
import { run } from "./result.ts";
import { systemAnswer } from "./system-file.ts";

interface Bank {
  cash: number;
  other: number;
  loan: number;
  otherLiability: number;
  units: number[];
  buffer: number;
  target: number;
  floor: number;
}
interface Network {
  banks: Bank[];
  drop: number[];
  price: number[];
  shock: number[];
  rounds: number;
}

function published({ banks, drop, price, shock, rounds }: Network) {
  const assets = price.map((_, m) => m);
  const cash = banks.map((b) => b.cash);
  const loan = banks.map((b) => b.loan);
  const q = banks.map((b) => [...b.units]);
  const onSale = banks.map((b) => b.units.map(() => 0));
  const dead = banks.map(() => false);
  const total = assets.map((m) => banks.reduce((sum, b) => sum + b.units[m]!, 0));
  const beta = drop.map((d) => -(1 / 0.05) * Math.log(1 - d));
  const p = price.map((p0, m) => p0 * (1 + shock[m]!));
  const cumulated = assets.map(() => 0);
  const out: { defaults: number; soldShare: number; prices: number[] }[] = [];
  const worth = (units: number[]) => assets.reduce((sum, m) => sum + units[m]! * price[m]!, 0);
  for (let t = 0; t < rounds; t++) {
    const after = assets.map((m) => {
      const s = p[m]! > 1e-9 ? banks.reduce((sum, _, n) => sum + onSale[n]![m]!, 0) : 0;
      cumulated[m]! += s;
      return total[m]! > 0 ? p[m]! * Math.exp((-beta[m]! * s) / total[m]!) : p[m]!;
    });
    for (const n of banks.keys())
      for (const m of assets) {
        if (p[m]! > 1e-9) {
          cash[n]! += (onSale[n]![m]! * (p[m]! + after[m]!)) / 2;
          q[n]![m]! -= onSale[n]![m]!;
        }
        onSale[n]![m] = 0;
      }
    for (const m of assets) p[m] = after[m]!;
    let defaults = 0;
    for (const [n, b] of banks.entries()) {
      if (dead[n]) continue;
      const v = assets.reduce((sum, m) => sum + q[n]![m]! * p[m]!, 0);
      const a = v + b.other + cash[n]!;
      const e = a - loan[n]! - b.otherLiability;
      if (a > 0 ? e / a < b.floor : e < 0) {
        dead[n] = true;
        defaults++;
        for (const m of assets) if (p[m]! > 1e-9) onSale[n]![m] = q[n]![m]!;
      } else if (a > 0 && e / a < b.buffer) {
        const need = Math.max(0, a - e / b.target);
        const pay = Math.max(0, Math.min(need, cash[n]!, loan[n]!));
        cash[n]! -= pay;
        loan[n]! -= pay;
        const raise = need - pay - cash[n]!;
        if (raise > 0 && v > 0)
          for (const m of assets) if (p[m]! > 1e-9) onSale[n]![m] = (Math.min(raise, v) / v) * q[n]![m]!;
      }
    }
    const all = worth(total);
    out.push({ defaults, soldShare: all > 0 ? worth(cumulated) / all : 0, prices: [...p] });
  }
  const extent = out.reduce((sum, r) => sum + r.defaults, 0) / banks.length;
  return { rounds: out, extent: extent < 0.05 ? 0 : extent };
}

/** A small seeded generator, so that a failure can be repeated. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function randomNetwork(seed: number): Network {
  const random = generator(seed);
  const between = (low: number, high: number): number => low + (high - low) * random();
  const size = 1 + Math.floor(random() * 12);
  const assets = 1 + Math.floor(random() * 4);
  const isTargeting = random() < 0.3;
  const banks = Array.from({ length: size }, (): Bank => {
    const total = between(50, 3000);
    const equity = total * between(0.02, 0.09);
    const securities = random() < 0.1 ? 0 : total * between(0.05, 0.4);
    const cash = random() < 0.2 ? 0 : total * between(0.01, 0.1);
    const weights = Array.from({ length: assets }, () => (random() < 0.3 ? 0 : random()));
    const sum = weights.reduce((s, w) => s + w, 0) || 1;
    const debt = total - equity;
    return {
      cash,
      other: total - securities - cash,
      loan: debt / 2,
      otherLiability: debt / 2,
      units: weights.map((w) => (securities * w) / sum),
      buffer: isTargeting ? 1 : between(0.035, 0.06),
      target: between(0.045, 0.06),
      floor: random() < 0.9 ? 0.03 : 0,
    };
  });
  return {
    banks,
    drop: Array.from({ length: assets }, () => (random() < 0.15 ? 0 : between(0, 0.4))),
    price: Array.from({ length: assets }, () => (random() < 0.5 ? 1 : between(0.1, 200))),
    shock: Array.from({ length: assets }, () => (random() < 0.4 ? 0 : random() < 0.03 ? -1 : between(-0.35, 0.1))),
    rounds: 1 + Math.floor(random() * 12),
  };
}

const asset = (m: number): string => `A${m}`;
const fileOf = (network: Network): SimulationFile => ({
  assets: network.price.map((price, m) => ({
    id: asset(m),
    price,
    impact: { law: "exponential", soldShare: 0.05, priceDrop: network.drop[m]! },
  })),
  institutions: network.banks.map((b, n) => ({
    id: `B${n}`,
    cash: b.cash,
    holdings: Object.fromEntries(b.units.flatMap((u, m) => (u > 0 ? [[asset(m), u / network.price[m]!]] : []))),
    otherAssets: b.other,
    loans: b.loan,
    otherLiabilities: b.otherLiability,
    behaviour: { id: "delever-to-target", buffer: b.buffer, target: b.target },
    defaultBelow: b.floor,
  })),
  shock: Object.fromEntries(network.shock.map((s, m) => [asset(m), s])),
  rounds: network.rounds,
});

const answer = (file: SimulationFile) => {
  const input = simulationInputSchema.parse(file);
  return systemAnswer(input, run(input));
};

describe("the published fire-sale model", () => {
  it("agrees with a straight transcription on 3000 random networks: defaults exactly, values to 1e-12", () => {
    let [defaulted, sold, quiet] = [0, 0, 0];
    for (let seed = 1; seed <= 3000; seed++) {
      const network = randomNetwork(seed);
      // The file holds units; the transcription gets the same units.
      for (const b of network.banks) b.units = b.units.map((u, m) => u / network.price[m]!);
      const expected = published(network);
      for (const b of network.banks) b.units = b.units.map((u, m) => u * network.price[m]!);
      const found = answer(fileOf(network));
      expect(
        found.rounds.map((r) => r.defaults),
        `seed ${seed}`,
      ).toEqual(expected.rounds.map((r) => r.defaults));
      expect(found.extentOfSystemicEvent).toBe(expected.extent);
      let worst = 0;
      for (const [t, round] of expected.rounds.entries()) {
        worst = Math.max(worst, Math.abs(found.rounds[t]!.soldShare - round.soldShare));
        for (const [m, price] of round.prices.entries())
          worst = Math.max(worst, Math.abs(found.rounds[t]!.prices[asset(m)]! - price) / network.price[m]!);
      }
      expect(worst, `seed ${seed}`).toBeLessThan(1e-12);
      const last = expected.rounds.at(-1)!;
      if (expected.extent > 0) defaulted++;
      if (last.soldShare > 0) sold++;
      if (last.soldShare === 0) quiet++;
    }
    // The networks are worth comparing: many sell, many default, some do nothing.
    expect(defaulted).toBeGreaterThan(500);
    expect(sold).toBeGreaterThan(1200);
    expect(quiet).toBeGreaterThan(100);
  });

  it("defaults strictly below the floor, and reports an event from exactly one in twenty", () => {
    const bank = (id: string, equity: number) => ({
      id,
      cash: 0,
      holdings: { A0: 10 },
      otherAssets: 90,
      loans: 100 - equity,
      otherLiabilities: 0,
      behaviour: { id: "delever-to-target", buffer: 0.03, target: 0.05 },
      defaultBelow: 0.03,
    });
    const of = (equities: readonly number[]) =>
      answer({
        assets: [{ id: "A0", price: 1, impact: { law: "exponential", soldShare: 0.05, priceDrop: 0 } }],
        institutions: equities.map((equity, n) => bank(`B${n}`, equity)),
        shock: {},
        rounds: 3,
      });
    expect(of([3]).rounds.map((r) => r.defaults)).toEqual([0, 0, 0]);
    expect(of([2.999])).toMatchObject({ rounds: [{ defaults: 1 }, {}, {}], extentOfSystemicEvent: 1, soldShare: 1 });
    expect(of([2, ...Array.from({ length: 19 }, () => 10)]).extentOfSystemicEvent).toBe(0.05);
    expect(of([2, ...Array.from({ length: 20 }, () => 10)]).extentOfSystemicEvent).toBe(0);
  });
});
