import type { Audit, Status, StatusItem, Thresholds } from "../../src/api/contract.ts";
import { distanceBars } from "../../src/charts/distance-bars.ts";
import { formatDateShort, formatPercent } from "../../src/charts/format.ts";
import { countStanding, standingWords } from "../../src/charts/standing.ts";
import { linkTo } from "../address.ts";
import { useAnswer } from "../data.ts";
import { Chart } from "../parts/chart.tsx";
import { ExplainLink, StateMark, Waiting } from "../parts/state.tsx";
import { VerdictCounts } from "../parts/verdicts.tsx";

const headlines = ["spx-change", "vix-level", "usdjpy", "jgb-30y", "btc-change", "cftc-yen-position"];
const nearestShown = 8;
const sectionTitles: Readonly<Record<string, string>> = {
  japan: "Japan",
  carry: "Yen carry",
  "ai-funding": "AI funding",
  transmission: "Transmission",
  "price-action": "Price action",
  "strong-hands": "Strong hands",
};

export function Today() {
  const { data: status, error } = useAnswer<Status>("/api/status");
  const { data: thresholds, error: thresholdsError } = useAnswer<Thresholds>("/api/thresholds");
  const { data: audit } = useAnswer<Audit>("/api/audit");
  if (!status) return <Waiting error={error} />;
  const byId = new Map(status.items.map((i) => [i.id, i]));
  const measured = (thresholds?.items ?? []).filter((t) => t.distance?.sigma != null);
  const ahead = measured.filter((t) => t.beyond === false);
  const crossed = (thresholds?.items ?? []).filter((t) => t.isCrossed);
  const nearest = ahead[0];
  return (
    <>
      <h1>How far is the system from the edge?</h1>
      <p className="lead">
        {thresholds === undefined ? "Measuring the distances…" : `${standingWords(countStanding(thresholds.items))}. `}
        {crossed.length > 0 && `Crossed: ${crossed.map((t) => t.title).join(", ")}. `}
        {nearest && (
          <>
            The nearest ahead is <strong>{nearest.title}</strong>: {nearest.shown.distance} away, {nearest.shown.sigma}{" "}
            standard deviations of a month.
          </>
        )}
      </p>
      <ul className="tiles" aria-label="Headlines">
        {headlines
          .flatMap((id) => byId.get(id) ?? [])
          .map((item) => (
            <Tile key={item.id} item={item} />
          ))}
      </ul>
      <section>
        <h2>Nearest thresholds</h2>
        {measured.length > 0 ? (
          <Chart
            chart={distanceBars({
              id: "nearest-thresholds",
              title: "Distance to each threshold in standard deviations of a month; dashed bars are beyond already",
              bars: measured.slice(0, nearestShown).map((t) => ({
                // On a narrow screen the words of the id are the short name.
                label: innerWidth < 600 ? t.id.replaceAll("-", " ") : t.title,
                sigma: t.distance!.sigma!,
                beyond: t.beyond === true,
              })),
            })}
          />
        ) : (
          <NoDistances thresholds={thresholds} error={thresholdsError} />
        )}
        <p>
          <a href={linkTo("thresholds")}>All thresholds with their probabilities</a>
        </p>
      </section>
      <section>
        <h2>The system, part by part</h2>
        <ul className="cards">
          {Object.entries(sectionTitles).map(([section, title]) => {
            const items = status.items.filter((i) => i.section === section);
            const present = items.filter((i) => i.state === "present");
            return (
              <li key={section} className="card">
                <h3>
                  <a href={linkTo(section)}>{title}</a>
                </h3>
                <p className="fine">
                  {present.length} of {items.length} indicators known
                  {items.some((i) => i.state === "stale")
                    ? `, ${items.filter((i) => i.state === "stale").length} stale`
                    : ""}
                </p>
                <dl>
                  {present.slice(0, 4).map((i) => (
                    <div key={i.id}>
                      <dt>{i.title}</dt>
                      <dd>
                        <ExplainLink id={i.id}>{i.shown}</ExplainLink>
                      </dd>
                    </div>
                  ))}
                </dl>
              </li>
            );
          })}
        </ul>
      </section>
      <section>
        <h2>Does the November 2025 note add up?</h2>
        {audit ? <VerdictCounts items={audit.items} /> : <Waiting error={undefined} />}
        <p>
          <a href={linkTo("audit")}>Every figure with its arithmetic</a> ·{" "}
          <a href={linkTo("note")}>Read the research note</a>
        </p>
      </section>
    </>
  );
}

function NoDistances({ thresholds, error }: { thresholds: Thresholds | undefined; error: Error | undefined }) {
  if (!thresholds) return <Waiting error={error} />;
  const reasons = [...new Set(thresholds.items.flatMap((t) => t.absent ?? []))];
  return (
    <p>
      No distance can be measured at this as-of{reasons.length > 0 ? `: ${reasons.slice(0, 3).join("; ")}` : ""}.
      {reasons.length > 3 ? " The register gives the reason for each." : ""}
    </p>
  );
}

function Tile({ item }: { item: StatusItem }) {
  const change = item.details?.changePercent ?? item.details?.percent;
  return (
    <li className={`tile state-${item.state}`}>
      <span className="tile-title">{item.title}</span>
      <span className="tile-value">
        <ExplainLink id={item.id}>{item.shown}</ExplainLink>
      </span>
      <span className="tile-note">
        {typeof change === "number" && item.state === "present" ? `${formatPercent(change, { signed: true })} · ` : ""}
        {item.state === "stale" && item.last ? `last ${item.last.shown} · ` : ""}
        {item.observed ? formatDateShort(item.observed) : ""} <StateMark state={item.state} />
      </span>
    </li>
  );
}
