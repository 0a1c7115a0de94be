import type { Audit, Status, StatusItem, ThresholdItem, Thresholds } from "../../src/api/contract.ts";
import { distanceBars } from "../../src/charts/distance-bars.ts";
import { formatDateShort, formatInterval, formatNumber, formatValue, type Unit } from "../../src/charts/format.ts";
import { countStanding, standingWords } from "../../src/charts/standing.ts";
import { linkTo } from "../address.ts";
import { useAnswer, useDayBefore } from "../data.ts";
import { Chart } from "../parts/chart.tsx";
import { ExplainLink, StateMark, Waiting } from "../parts/state.tsx";
import { VerdictCounts } from "../parts/verdicts.tsx";

/** Whether the trade that the whole chain hangs on is being closed. */
const sensorId = "carry-unwind-sensor";
const headlines = ["spx-change", "vix-level", "usdjpy", "jgb-30y", "btc-change", "cftc-yen-position"];
const nearestShown = 8;
/** Of a section's indicators, in its reader's order. */
const shownOfSection = 4;
/** Sessions of the probability beside the nearest level: a month. */
const month = 21;
export const sectionTitles: Readonly<Record<string, string>> = {
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
  const before = useDayBefore<Status>("/api/status", status);
  const thresholdsBefore = useDayBefore<Thresholds>("/api/thresholds", thresholds);
  if (!status) return <Waiting error={error} />;
  const byId = new Map(status.items.map((i) => [i.id, i]));
  const was = new Map(before?.items.map((i) => [i.id, i]));
  return (
    <>
      <h1>How far is the system from the edge?</h1>
      <p className="lead">
        {thresholds === undefined ? "Measuring the distances…" : `${standingWords(countStanding(thresholds.items))}.`}
      </p>
      <div className="edge">
        {thresholds && (
          <SoWhat items={thresholds.items} before={thresholdsBefore?.items ?? []} sensor={byId.get(sensorId)} />
        )}
        <Distances thresholds={thresholds} error={thresholdsError} />
      </div>
      <ul className="tiles" aria-label="Headlines">
        {headlines
          .flatMap((id) => byId.get(id) ?? [])
          .map((item) => (
            <Tile key={item.id} item={item} was={was.get(item.id)} />
          ))}
      </ul>
      {before && <p className="fine">“was”: the value as it was known 24 hours before, where another.</p>}
      <section>
        <h2>The system, part by part</h2>
        <ul className="cards">
          {Object.entries(sectionTitles).map(([section, title]) => {
            const items = status.items.filter((i) => i.section === section);
            const present = items.filter((i) => i.state === "present");
            const stale = items.filter((i) => i.state === "stale").length;
            return (
              <li key={section} className="card">
                <h3>
                  <a href={linkTo(section)}>{title}</a>
                </h3>
                <p className="fine">
                  {present.length} of {items.length} indicators known{stale > 0 ? `, ${stale} stale` : ""}
                </p>
                <dl>
                  {present.slice(0, shownOfSection).map((i) => (
                    <div key={i.id}>
                      <dt>{i.title}</dt>
                      <dd>
                        <ExplainLink id={i.id}>{i.shown}</ExplainLink>
                        <Was item={i} was={was.get(i.id)} />
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

function Distances({ thresholds, error }: { thresholds: Thresholds | undefined; error: Error | undefined }) {
  const measured = (thresholds?.items ?? []).filter((t) => t.distance?.sigma != null);
  if (!thresholds || measured.length === 0) return <NoDistances thresholds={thresholds} error={error} />;
  // At an as-of before all levels were named, the later ones are all there is to look back with.
  const inForce = measured.filter((t) => !t.namedLater);
  const shown = inForce.length > 0 ? inForce : measured;
  return (
    <Chart
      rows={() => ({
        name: "nearest-thresholds",
        columns: ["threshold", "level", "value", "sigma", "beyond", "namedLater"],
        rows: shown.map((t) => [t.id, t.level, t.value, t.distance!.sigma, String(t.beyond), String(t.namedLater)]),
      })}
      chart={distanceBars({
        id: "nearest-thresholds",
        title: `Standard deviations of a month to each level${inForce.length > 0 ? "" : " named later"}; dashed: beyond already`,
        bars: shown.slice(0, nearestShown).map((t) => ({
          // On a narrow screen the words of the id are the short name.
          label: innerWidth < 600 ? t.id.replaceAll("-", " ") : t.title.split(", ")[0]!,
          sigma: t.distance!.sigma!,
          beyond: t.beyond === true,
        })),
      })}
    />
  );
}

/** What the distances mean, in the words of the register: what is passed, what is next, what came nearer. */
function SoWhat({
  items,
  before,
  sensor,
}: {
  items: readonly ThresholdItem[];
  before: readonly ThresholdItem[];
  sensor: StatusItem | undefined;
}) {
  const inForce = items.filter((t) => !t.namedLater);
  const crossed = inForce.filter((t) => t.isCrossed);
  const nearest = inForce.find((t) => t.beyond === false && t.distance?.sigma != null);
  const found = nearest?.probabilities.find((p) => p.sessions === month);
  const odds = nearest?.rule === "sustained" ? found?.sustained : found?.touch;
  const moved = approach(inForce, before);
  return (
    <section className="so-what">
      <h2>So what?</h2>
      {inForce.length > 0 && (
        <p>
          <strong>Passed since named:</strong>{" "}
          {crossed.length === 0 ? "none." : crossed.map((t) => `${t.title}. ${t.reason}`).join(" ")}
        </p>
      )}
      {nearest && (
        <p>
          <strong>Next:</strong> {nearest.title},{" "}
          <ExplainLink id={nearest.id}>{nearest.shown.distance} away</ExplainLink>
          {odds && `, ${formatInterval(odds.lo, odds.hi, "probability")} within a month by its volatility alone`}.{" "}
          {nearest.reason}
        </p>
      )}
      {moved && (
        <p>
          <strong>Came nearer most since the day before:</strong> {moved.item.title}, {moved.item.shown.sigma} σ from{" "}
          {formatNumber(moved.was, { decimals: 2 })}.
        </p>
      )}
      {sensor?.state === "present" && (
        <p>
          <strong>Carry unwind:</strong> <ExplainLink id={sensor.id}>{sensor.shown}</ExplainLink>.
          {sensor.value === 1 && ` ${sensor.meaning}`}
        </p>
      )}
      <p>
        A level that is passed is not yet a cascade: see <a href={linkTo("lab")}>what would be sold</a>, the{" "}
        <a href={linkTo("outlook")}>outlook over 18 months</a>, and{" "}
        <a href={linkTo("thresholds")}>all levels with their probabilities</a>.
      </p>
    </section>
  );
}

/** The level ahead whose distance in sigmas shrank most since the day before. */
function approach(items: readonly ThresholdItem[], before: readonly ThresholdItem[]) {
  const earlier = new Map(before.map((t) => [t.id, t]));
  return items
    .flatMap((item) => {
      const [now, was] = [item.distance?.sigma, earlier.get(item.id)?.distance?.sigma];
      return item.beyond === false && now != null && was != null && now < was ? [{ item, was, by: was - now }] : [];
    })
    .sort((a, b) => b.by - a.by)[0];
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

/** What it was 24 hours earlier, where that differs. */
function Was({ item, was }: { item: StatusItem; was: StatusItem | undefined }) {
  if (item.state !== "present" || was?.state !== "present" || was.shown === item.shown) return null;
  return <small>was {was.shown}</small>;
}

/** The number large; the word that goes with it, as in "net short yen", below. */
function Tile({ item, was }: { item: StatusItem; was: StatusItem | undefined }) {
  const isBoth = item.value !== null && item.label !== undefined && item.unit !== "state";
  return (
    <li className={`tile state-${item.state}`}>
      <span className="tile-title">{item.title}</span>
      <span className="tile-value">
        <ExplainLink id={item.id}>{isBoth ? formatValue(item.value, item.unit as Unit) : item.shown}</ExplainLink>
      </span>
      <span className="tile-note">
        {isBoth && `${item.label} · `}
        {item.state === "stale" && item.last ? `last ${item.last.shown} · ` : ""}
        {item.observed ? formatDateShort(item.observed) : ""} <StateMark state={item.state} />
        <Was item={item} was={was} />
      </span>
    </li>
  );
}
