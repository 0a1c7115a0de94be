/** A reader's own value of a parameter, as `id=value`. */
import { failure } from "../core/failure.ts";
import { findParameter, parameters } from "../parameters/catalogue.ts";
import { closest } from "./suggest.ts";

/** Throws `Failure("usage")` for an unknown id or a value that is no number; any finite value may be tried. */
export function ownParameter(word: string): [id: string, value: number] {
  const [id = "", text = ""] = word.split("=", 2);
  const value = Number(text);
  if (!findParameter(id)) {
    const near = closest(
      id,
      parameters.map((p) => p.id),
    );
    throw failure(
      "usage",
      "--set",
      JSON.stringify(id),
      "the id of a parameter",
      near ? `Did you mean ${near}?` : "Every answer of `simulate --json` lists the parameters that it used.",
    );
  }
  if (text.trim() === "" || !Number.isFinite(value))
    throw failure("usage", `--set ${id}`, JSON.stringify(text), "a number", `Write --set ${id}=VALUE.`);
  return [id, value];
}
