/** JSON as people and scripts write it, with NaN and Infinity as bare words, so that a check can name their field. */

/** A text literal, or a bare word that JSON has no number for. */
const literal = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;
/** No JSON text of a caller begins so: the character is not allowed unescaped. */
const mark = "\u0000number:";

/**
 * Parses JSON. NaN, Infinity and -Infinity outside of texts become these numbers instead of a syntax error. Throws
 * `SyntaxError` for all else that is not JSON.
 */
export function parseLenientJson(text: string): unknown {
  const marked = text.replace(literal, (found) => (found.startsWith('"') ? found : JSON.stringify(mark + found)));
  if (marked === text) return JSON.parse(text);
  return JSON.parse(marked, (_key, value: unknown) =>
    typeof value === "string" && value.startsWith(mark) ? Number(value.slice(mark.length)) : value,
  );
}
