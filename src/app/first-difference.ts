/** Names the place at which a file was changed. */
const excerptLength = 60;

/** Where a file first departs from what the ledger gives: line, and what stands there in both. */
export function firstDifference(name: string, text: string, expected: string): string {
  const [lines, rebuilt] = [text.split("\n"), expected.split("\n")];
  const line = rebuilt.findIndex((one, i) => one !== lines[i]);
  const at = line < 0 ? Math.min(rebuilt.length, lines.length) : line;
  const [found, wanted] = [lines[at] ?? "", rebuilt[at] ?? ""];
  let same = 0;
  while (same < found.length && found[same] === wanted[same]) same += 1;
  const excerpt = (of: string): string => JSON.stringify(of.slice(Math.max(0, same - 20), same + excerptLength - 20));
  return `${name}, line ${at + 1}, character ${same + 1}: found ${excerpt(found)}, the ledger gives ${excerpt(wanted)}`;
}
