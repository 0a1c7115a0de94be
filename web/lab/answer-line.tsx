/** The answer in a line that stays in sight where the choices stand above the results. */
import { formatPercent } from "../../src/charts/format.ts";
import { mainAsset, simple, titleOf } from "./so-what.ts";
import type { LabState } from "./state.ts";
import type { LabPicture } from "./use-lab.ts";

const move = (logMove: number): string => formatPercent(simple(logMove), { signed: true, decimals: 1 });

/** Read aloud it would say twice what the results say. */
export function AnswerLine({ picture, state }: { readonly picture: LabPicture; readonly state: LabState }) {
  const { answer, summary } = picture;
  const asset = state.asset ?? mainAsset(answer);
  const row = answer.assets.find((a) => a.asset === asset);
  if (!row) return null;
  const worlds = summary?.furthest[asset];
  return (
    <p className="answer-line" aria-hidden="true">
      <b>
        {titleOf(asset)} {move(row.total)}
      </b>{" "}
      at the furthest; the shock alone {move(row.exogenous)}
      {worlds && `; nine of ten worlds ${move(worlds[0])} to ${move(worlds[4])}`}
    </p>
  );
}
