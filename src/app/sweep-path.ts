/** Replaces a number inside a JSON value, for studies that run one file with many values. */
import { failure } from "../core/failure.ts";
import { closest } from "./suggest.ts";

type Json = unknown;

/**
 * A copy of `root` with `value` at `path`: names and places joined by dots, `institutions[3].cash` or
 * `institutions.3.cash`; a member of a list also by its id, and all members by `*`. The place must hold a number, except
 * that a shock may be new, and the field `shock` with it. Throws `Failure("usage")` for a path that leads nowhere.
 */
export function replaceAt(root: Json, path: string, value: number): Json {
  const steps = path.replaceAll(/\[(\d+|\*)\]/g, ".$1").split(".");
  return replaced(root, steps, 0, value, path);
}

function replaced(node: Json, steps: readonly string[], at: number, value: number, path: string): Json {
  const step = steps[at]!;
  const isLast = at === steps.length - 1;
  const within = (child: Json): Json => (isLast ? numberOr(child) : replaced(child, steps, at + 1, value, path));
  const numberOr = (child: Json): number => {
    if (typeof child !== "number" && child !== undefined) throw noNumber(JSON.stringify(child));
    if (child === undefined && steps[0] !== "shock") throw noNumber("nothing");
    return value;
  };
  const noNumber = (found: string) =>
    failure(
      "usage",
      `--sweep ${path}`,
      found.slice(0, 80),
      "a number at that place of the file",
      "Name a numeric field.",
    );
  if (Array.isArray(node)) {
    if (step === "*") return node.map(within);
    const place = /^\d+$/.test(step)
      ? Number(step)
      : node.findIndex((member: Json) => (member as { id?: unknown } | null)?.id === step);
    if (!(place >= 0 && place < node.length))
      throw nowhere(
        step,
        node.map((m) => String((m as { id?: unknown })?.id)),
      );
    return node.map((child: Json, i) => (i === place ? within(child) : child));
  }
  if (node === null || typeof node !== "object") throw noNumber(JSON.stringify(node));
  const fields = node as Record<string, Json>;
  const isKnown = Object.hasOwn(fields, step);
  const isFirstShock = at === 0 && step === "shock" && !isLast;
  if (!isKnown && !isFirstShock && !(isLast && steps[0] === "shock")) throw nowhere(step, Object.keys(fields));
  return { ...fields, [step]: within(isKnown ? fields[step] : isFirstShock ? {} : undefined) };

  function nowhere(name: string, known: readonly string[]) {
    const near = closest(name, known);
    return failure(
      "usage",
      `--sweep ${path}`,
      JSON.stringify(name),
      `one of ${known.slice(0, 12).join(", ")}`,
      near ? `Did you mean ${near}?` : "Correct the path.",
    );
  }
}
