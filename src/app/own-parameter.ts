/** A reader's own values of parameters: as `id=value` words, or by id. */
import { failure } from "../core/failure.ts";
import { findParameter, parameters } from "../parameters/catalogue.ts";
import { closest } from "./suggest.ts";

/** Throws `Failure("usage")` for an unknown id or a value that is no number; any finite value may be tried. */
export function ownParameter(word: string): [id: string, value: number] {
  const [id = "", text = ""] = word.split("=", 2);
  const value = Number(text);
  requireParameter("--set", id);
  if (text.trim() === "" || !Number.isFinite(value))
    throw failure("usage", `--set ${id}`, JSON.stringify(text), "a number", `Write --set ${id}=VALUE.`);
  return [id, value];
}

/** Several of them with commas between; undefined for none. */
export const ownParameters = (words: string | undefined): Record<string, number> | undefined =>
  words === undefined || words === "" ? undefined : Object.fromEntries(words.split(",").map(ownParameter));

/** The same record, every id of which is a parameter. */
export function checkOwnParameters<Values extends Readonly<Record<string, number>> | undefined>(
  place: string,
  values: Values,
): Values {
  for (const id of Object.keys(values ?? {})) requireParameter(place, id);
  return values;
}

function requireParameter(place: string, id: string): void {
  if (findParameter(id)) return;
  const near = closest(
    id,
    parameters.map((p) => p.id),
  );
  throw failure(
    "usage",
    place,
    JSON.stringify(id),
    "the id of a parameter",
    near ? `Did you mean ${near}?` : "Every answer of `simulate --json` lists the parameters that it used.",
  );
}
