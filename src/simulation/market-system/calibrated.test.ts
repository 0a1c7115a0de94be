// Which third of the trade's size gives the calibrated values: by its logarithm, smallest first, both ends included.
import { expect, it } from "vitest";
import { getParameter } from "../../parameters/catalogue.ts";
import { withCalibrated } from "./calibrated.ts";
import type { MarketChoices } from "./facts.ts";

const thirds = [1, 2, 3].map((value) => ({ "carry-stop-median": value }));
const own = (id: string): number => getParameter(id).value;
const third = (exposureUsd: number, parameter = own) =>
  withCalibrated({ exposureUsd, parameter } as MarketChoices, { source: "invented", thirds });

it("takes the third that the size of the trade is in", () => {
  const [least, most] = [own("carry-exposure-low"), own("carry-exposure-high")];
  const at = (share: number): number => least * (most / least) ** share;
  expect([0, 0.32, 0.34, 0.65, 0.68, 1].map((share) => third(at(share))!.parameters["carry-stop-median"])).toEqual([
    1, 1, 2, 2, 3, 3,
  ]);
  const { choices } = third(most)!;
  expect(choices.parameter("carry-stop-median")).toBe(3);
  expect(choices.parameter("carry-exposure-low")).toBe(least);
});

it("holds nothing against a value that the reader has set", () => {
  expect(third(1e12, (id) => (id === "carry-stop-median" ? 0.1 : own(id)))).toBeNull();
});
