/** What does not add up: figures of the note that arithmetic or public facts do not bear out, then its claims. */
import { verdictBars } from "../charts/verdict-bars.ts";
import { type Block, type Inline, lead, paragraph, type Section, say, strong, subheading, text } from "./document.ts";
import { countOf, type Facts, numberSpan } from "./facts.ts";
import type { NoteAuditItem, NoteClaim } from "./input.ts";
import { capital, isAre } from "./words.ts";

const verdicts = ["consistent", "assumption", "inconsistent", "contradicted", "uncheckable"] as const;
type Verdict = (typeof verdicts)[number];
const claimVerdicts = ["contradicted", "undetermined", "supported", "untestable"] as const;

export const doubtsSection = (facts: Facts): Section => ({
  id: "doubts",
  title: "What does not add up",
  blocks: [
    lead(opening(facts)),
    ...verdictFigure(facts),
    ...figures(facts, "contradicted", "Contradicted by public facts"),
    ...figures(facts, "inconsistent", "Inconsistent in themselves"),
    ...figures(facts, "assumption", "Right only under an assumption"),
    ...claims(facts),
  ],
});

const countVerdict = (facts: Facts, verdict: Verdict): number =>
  facts.input.audit.filter((item) => item.verdict === verdict).length;

function opening(facts: Facts): readonly Inline[] {
  const { audit } = facts.input;
  if (audit.length === 0) return say`No figures of a note were audited at this as-of.`;
  const n = (verdict: Verdict) => countOf("audit", verdict, countVerdict(facts, verdict));
  const are = (verdict: Verdict) => isAre(countVerdict(facts, verdict));
  const hold = countVerdict(facts, "assumption") === 1 ? "holds" : "hold";
  return say`Of the ${countOf("audit", "all", audit.length)} figures of the November 2025 note, ${n("consistent")} ${are("consistent")} consistent, ${n("assumption")} ${hold} only under an assumption that has to be named, ${n("inconsistent")} ${are("inconsistent")} inconsistent, ${n("contradicted")} ${are("contradicted")} contradicted by public facts, and ${n("uncheckable")} cannot be checked from what is known here.`;
}

function verdictFigure(facts: Facts): readonly Block[] {
  const counts = verdicts.map((verdict) => ({ verdict, count: countVerdict(facts, verdict) }));
  if (counts.every((c) => c.count === 0)) return [];
  const chart = verdictBars({
    id: "verdicts",
    title: "Verdicts on the figures of the November 2025 note",
    subject: "figures",
    counts,
  });
  return [
    {
      kind: "figure",
      chart,
      caption: say`Found by rules that recompute each figure from others or from public facts; the rules know no figure by name.`,
    },
  ];
}

function figures(facts: Facts, verdict: Verdict, title: string): readonly Block[] {
  const items = facts.input.audit.filter((item) => item.verdict === verdict);
  if (items.length === 0) return [];
  return [subheading(title), { kind: "list", items: items.map(figureItem) }];
}

/** Subject, what was stated, then the arithmetic of the findings that decided. */
function figureItem(item: NoteAuditItem): readonly Inline[] {
  const decisive = item.findings.filter((f) => f.verdict === item.verdict);
  const said = (decisive.length > 0 ? decisive : item.findings).map(
    (f) => `${f.arithmetic}${f.reading ? ` (reading: ${f.reading})` : ""}`,
  );
  return [
    strong(`${item.subject}, ${item.metric}`),
    text(": stated "),
    numberSpan(item.id, item.id, "figure", item.stated, item.stated),
    text(said.length > 0 ? `. ${said.map(capital).map(sentenceEnd).join(" ")}` : "."),
  ];
}

const sentenceEnd = (value: string): string => (/[.!?]$/.test(value) ? value : `${value}.`);

function claims(facts: Facts): readonly Block[] {
  const { claims: all } = facts.input;
  if (all.length === 0) return [];
  const counts = claimVerdicts.map((verdict) => [verdict, all.filter((c) => c.verdict === verdict)] as const);
  const said = counts.filter(([, list]) => list.length > 0);
  return [
    subheading("Claims under test"),
    paragraph(
      ...say`Beside its figures the note makes claims. Each is a small declared test: of ${countOf("claims", "all", all.length)}, `,
      ...said.flatMap(([verdict, list], i): readonly Inline[] => [
        text(i === 0 ? "" : i === said.length - 1 ? " and " : ", "),
        countOf("claims", verdict, list.length),
        text(` ${verdict}`),
      ]),
      text("."),
    ),
    {
      kind: "table",
      caption: "Claims, verdicts and reasons",
      columns: [
        { title: "Claim", align: "left" },
        { title: "Verdict", align: "left" },
        { title: "Why", align: "left" },
      ],
      rows: said.flatMap(([, list]) => list.map(claimRow)),
    },
  ];
}

const claimRow = (claim: NoteClaim): readonly (readonly Inline[])[] => [
  [text(claim.claim)],
  [numberSpan(claim.id, claim.id, "claim", claim.verdict, claim.verdict)],
  [text(sentenceEnd(capital(claim.reason)))],
];
