/** Where the program's own files lie: the folder with `packaged/` and `dist/web`, in a checkout as in an installed package. */
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

function find(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  for (let depth = 0; depth < 6; depth++) {
    if (existsSync(path.join(folder, "packaged", "facts"))) return folder;
    folder = path.dirname(folder);
  }
  throw new Error("bug: the packaged folder is not beside the program; the installation is incomplete");
}

let root: string | undefined;
export function packageRoot(): string {
  root ??= find();
  return root;
}
export const packagedPath = (relative: string): string => path.join(packageRoot(), relative);

/** True in a checkout of the repository, false in an installed package. */
export const isCheckout = (): boolean => existsSync(path.join(packageRoot(), "src", "app"));
