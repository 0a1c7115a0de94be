/** A sentence of the program with its commands, which stand between backticks, set as code. */
export function Said({ text }: { text: string }) {
  return text.split("`").map((part, i) =>
    // Odd parts stand between two backticks.
    i % 2 === 1 ? <code key={part}>{part}</code> : part,
  );
}
