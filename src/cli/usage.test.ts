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
  [["simulate", "--sweep", "shock.A=-1:0:3"], /--sweep: found no --system/],
])("%j", async (argv, message) => {
  const { code, err } = await refused(...argv);
  expect(code).toBe(2);
  expect(err).toMatch(message);
});
