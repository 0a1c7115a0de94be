// Wrong command lines: refused with exit code 2 and what was typed, before any data are read.
import { expect, it } from "vitest";
import { runCommandLine } from "./run.ts";

async function refused(...argv: string[]): Promise<{ code: number; err: string }> {
  let err = "";
  const io = {
    out: () => {},
    err: (text: string) => {
      err += text;
    },
    ...{ color: false, isTerminal: false, columns: 110, cwd: process.cwd(), env: {} },
  };
  const monitor = () => Promise.reject(new Error("bug: data were asked for"));
  const code = await runCommandLine(argv, { io, dataDirectory: "none", monitor, untilStopped: async () => {} });
  return { code, err };
}

it.each([
  [["status", "--head", "abc"], /--head <seq>.*'abc' is invalid. Expected a number/],
  [["outlook", "--paths", "abc"], /--paths.*'abc' is invalid/],
  [["reverse", "--horizon", "abc", "--criterion", "cascade"], /--horizon.*'abc' is invalid/],
  [["simulate", "usdjpy-150", "--system", "net.json"], /the scenario usdjpy-150 and --system net\.json/],
  [["simulate", "usdjpy-150", "--sweep", "shock.A=-1:0:3"], /--sweep: found the scenario usdjpy-150/],
  [
    ["simulate", "usdjpy-145", "--shock", "nasdak=-0.1"],
    /--shock: found "nasdak", expected an asset: usdjpy, .*Did you mean nasdaq/,
  ],
  [["simulate", "usdjpy-145", "--shock", "btc=-1.5"], /--shock btc: found "-1.5", expected a simple return from -0.99/],
  [["simulate", "usdjpy-145", "--shock", "btc"], /--shock btc: found ""/],
  [["simulate", "usdjpy-145", "--off", "perps"], /--off: found "perps", expected a channel: carry, /],
  [["reverse", "--criterion", "cascade", "--off", "trends"], /--off: found "trends".*Did you mean trend/],
  [["reverse", "--criterion", "cascade", "--law", "linear"], /--law: found "linear"/],
  [["simulate", "--system", "net.json", "--off", "trend"], /--off: found --system net.json/],
  [["simulate", "--sweep", "shock.A=-1:0:3"], /--sweep: found no --system/],
])("%j", async (argv, message) => {
  const { code, err } = await refused(...argv);
  expect(code).toBe(2);
  expect(err).toMatch(message);
});
