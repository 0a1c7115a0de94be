/** Runs the built command as a person would: the launcher at the root, in a process of its own. For tests only. */
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const launcher = fileURLToPath(new URL("../../metastable", import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export const start = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [launcher, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1" },
  });

export function run(...args: readonly string[]): Promise<Ran> {
  const child = start(args);
  let out = "";
  let err = "";
  child.stdout!.on("data", (d: Buffer) => {
    out += d.toString();
  });
  child.stderr!.on("data", (d: Buffer) => {
    err += d.toString();
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, out, err })));
}

/** Starts the monitor on a free port, without the network, and gives its address. */
export async function up(dataFolder: string): Promise<{ url: string; child: ChildProcess; stop: () => Promise<void> }> {
  const child = start(["up", "--data", dataFolder, "--port", "0", "--offline"]);
  const url = await new Promise<string>((resolve, reject) => {
    let out = "";
    child.stdout!.on("data", (d: Buffer) => {
      out += d.toString();
      if (out.includes("\n")) resolve(out.trim());
    });
    child.on("close", (code) => reject(new Error(`up ended with ${code}: ${out}`)));
  });
  return {
    url,
    child,
    stop: () =>
      new Promise((resolve) => {
        child.removeAllListeners("close");
        child.on("close", () => resolve());
        child.kill("SIGTERM");
      }),
  };
}
