/** Settings from flags and environment, decided in one place. */
import os from "node:os";
import path from "node:path";
import { isCheckout, packageRoot } from "./package-root.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** `--data`, else METASTABLE_DATA, else `./data` in a checkout, else the user's data directory. Absolute. */
export function dataDirectory(flag: string | undefined, env: Environment, cwd: string): string {
  if (flag !== undefined && flag !== "") return path.resolve(cwd, flag);
  if (env.METASTABLE_DATA) return path.resolve(cwd, env.METASTABLE_DATA);
  if (isCheckout()) return path.join(packageRoot(), "data");
  const home = env.HOME ?? os.homedir();
  if (process.platform === "darwin") return path.join(home, "Library", "Application Support", "metastable");
  if (process.platform === "win32") return path.join(env.LOCALAPPDATA ?? home, "metastable");
  return path.join(env.XDG_DATA_HOME ?? path.join(home, ".local", "share"), "metastable");
}
