// Words of a command line as shocks and channels: the numbers that were typed, and nothing else.
import { expect, it } from "vitest";
import { checkChannels, ownShocks } from "./own-choices.ts";

it("reads shocks by asset, the last word of an asset counts", () => {
  expect(ownShocks([])).toEqual({});
  expect(ownShocks(["btc=-0.1", "vix=0.5", "btc=-0.2"])).toEqual({ btc: -0.2, vix: 0.5 });
  for (const word of ["btc=", "btc=NaN", "btc=10.1", "btc=1e999", "__proto__=1"])
    expect(() => ownShocks([word])).toThrow(/--shock/);
});

it("knows the channels", () => {
  expect(checkChannels(["trend", "funds"])).toEqual(["trend", "funds"]);
  expect(() => checkChannels(["fund"])).toThrow(/Did you mean funds/);
});
