/** Verdicts with a sign and a word. */
import type { AuditItem } from "../../src/api/contract.ts";

export const verdictSigns: Readonly<Record<string, string>> = {
  contradicted: "✕",
  inconsistent: "≠",
  assumption: "△",
  consistent: "✓",
  uncheckable: "?",
  supported: "✓",
  undetermined: "~",
  untestable: "?",
};
const order: readonly AuditItem["verdict"][] = [
  "contradicted",
  "inconsistent",
  "assumption",
  "consistent",
  "uncheckable",
];

export function Verdict({ verdict }: { verdict: string }) {
  return (
    <span className={`verdict verdict-${verdict}`}>
      <span aria-hidden="true">{verdictSigns[verdict] ?? "·"}</span> {verdict}
    </span>
  );
}

export function VerdictCounts({ items }: { items: readonly AuditItem[] }) {
  const count = (verdict: string) => items.filter((i) => i.verdict === verdict).length;
  if (items.length === 0) return <p>The note was not yet published at this as-of, so there is nothing to audit.</p>;
  return (
    <>
      <p>
        Of {items.length} figures, {count("contradicted")} are contradicted by public facts and {count("inconsistent")}{" "}
        do not agree with the note's own numbers.
      </p>
      <div className="bar" aria-hidden="true">
        {order
          .filter((v) => count(v) > 0)
          .map((v) => (
            <span key={v} className={`verdict-${v}`} style={{ flexGrow: count(v) }}>
              {count(v)}
            </span>
          ))}
      </div>
      <ul className="legend">
        {order.map((v) => (
          <li key={v}>
            <Verdict verdict={v} /> {count(v)}
          </li>
        ))}
      </ul>
    </>
  );
}
