import type { Monitor } from "../../app/monitor.ts";
import type { Outlook } from "../../app/outlook.ts";
import { failure } from "../../core/failure.ts";
import {
  type CommandIo,
  defineCommand,
  numberArgument,
  printHeader,
  printJson,
  type ReadFlags,
  readOptions,
} from "../define.ts";
import { progressTo } from "../progress.ts";
import { textTable, wrapped } from "../table.ts";

interface Flags extends ReadFlags {
  readonly paths?: number;
  readonly seed?: number;
  readonly workers?: number;
  readonly degrees?: number;
  readonly commonNews?: number;
  readonly agents?: boolean;
  readonly allowStale?: boolean;
}

/** Scenario probabilities over the horizon, beside history and the note's claim. */
export const outlook = defineCommand({
  name: "outlook",
  needsData: true,
  build: (command, run) => {
    readOptions(command)
      .description("probabilities of base case, tails and recovery, beside history alone and the note's claim")
      .option("--paths <number>", "simulated paths; computes also what is packaged", numberArgument)
      .option("--seed <number>", "seed of the random numbers", numberArgument)
      .option("--workers <number>", "threads; the answer does not depend on it", numberArgument)
      .option(
        "--degrees <number>",
        "degrees of freedom of the t copula, even; default: the calibration's",
        numberArgument,
      )
      .option(
        "--common-news <share>",
        "share of what moves the volatilities that the factors have in common (bitcoin has its own), 0 to 1; default: the calibration's",
        numberArgument,
      )
      .option("--allow-stale", "answer from prices that are older than their series allow, with a note for each")
      .option("--no-agents", "the factors alone, nobody forced to sell")
      .action((flags: Flags) =>
        run(async ({ io, monitor, untilStopped }) => {
          const { outlook: compute } = await import("../../app/outlook.ts");
          if (
            flags.degrees !== undefined &&
            (!Number.isInteger(flags.degrees / 2) || flags.degrees < 2 || flags.degrees > 60)
          )
            throw failure(
              "usage",
              "--degrees",
              String(flags.degrees),
              "an even number from 2 to 60",
              "Write --degrees 4.",
            );
          if (flags.commonNews !== undefined && !(flags.commonNews >= 0 && flags.commonNews <= 1))
            throw failure(
              "usage",
              "--common-news",
              String(flags.commonNews),
              "a share, 0 to 1",
              "Write --common-news 0.5.",
            );
          const stop = new AbortController();
          void untilStopped().then(() => stop.abort());
          const answer =
            (await packagedAnswerFor(await monitor(), flags, io)) ??
            (await compute(
              await monitor(),
              { ...flags, withoutAgents: flags.agents === false },
              { signal: stop.signal, report: progressTo(io) },
            ));
          if (flags.json) printJson(io, answer);
          else {
            printHeader(io, answer);
            for (const warning of answer.warnings) io.err(`${warning}\n`);
            io.out(outlookText(answer, io.columns));
          }
          return 0;
        }),
      );
  },
});

/** The packaged answer where nothing of the run was chosen and it answers this question; the same as a run gives. */
async function packagedAnswerFor(monitor: Monitor, flags: Flags, io: CommandIo): Promise<Outlook | null> {
  const { paths, seed, workers, degrees, commonNews, allowStale } = flags;
  const isChosen = [paths, seed, workers, degrees, commonNews, allowStale].some((choice) => choice !== undefined);
  if (isChosen || flags.agents === false) return null;
  const { packagedAnswer } = await import("../../app/outlook-packaged.ts");
  const { answer, command } = await packagedAnswer(await monitor.snapshot(flags));
  if (answer) io.err(`packaged answer, made by \`${command}\`; --paths ${answer.model.paths} computes it again\n`);
  return answer;
}

type Share = Outlook["model"]["noCascade"];
const shown = (share: Share | null): string =>
  share === null ? "\u2014" : `${share.value.toFixed(3)} (${share.lo.toFixed(3)} to ${share.hi.toFixed(3)})`;

type Band = Outlook["model"]["bands"][number];
const triple = ({ lo, median, hi }: Band["paths"], unit: string): string =>
  [lo, median, hi].map((x) => x.toFixed(unit === "level" ? 1 : 2)).join(" / ");
const unitWords: Readonly<Record<string, string>> = { "log change": "log", "percentage points": "points" };
const historyTriples = ({ history, unit }: Band): string[] =>
  [0, 1].map((k) => {
    const span = history[k];
    return span ? `${triple(span, unit)} (${span.independent})` : "\u2014";
  });
const bounds = (values: readonly number[]): string => `${two(Math.min(...values))} to ${two(Math.max(...values))}`;

const two = (value: number): string => value.toFixed(2);

/** The sentence that is read first: what the model says never stands without the range of its choices. */
export function openingOf({ horizonSessions, model: { noCascade, choices } }: Outlook): string {
  const error = (noCascade.hi - noCascade.lo) / 2;
  return (
    `no cascade over ${horizonSessions} sessions: the model says ${two(noCascade.value)}, its simulation error is ${error.toFixed(3)}, ` +
    `its choices move it from ${two(choices.low)} to ${two(choices.high)}; no forecast`
  );
}

export function outlookText(answer: Outlook, columns: number): string {
  const { history, note, model, segmentRule, calibration } = answer;
  const { choices } = model;
  const split = (shares: readonly Share[]): string => shares.map(({ value }) => value.toFixed(3)).join(" / ");
  const { noEvent } = history;
  const head = [
    openingOf(answer),
    `beside it: history alone ${two(noEvent.value)} (${two(noEvent.lo)} to ${two(noEvent.hi)}), from ${history.episodes.length} cascades in ${history.years} years (${history.episodes.join(", ")}); the note ${two(note.low)} to ${two(note.high)}, a claim; the model's factors without forced sellers ${shown(model.noCascadeWithoutAgents)}`,
    ...model.notBelievable,
    `model choices: ${two(choices.low)} to ${two(choices.high)} over ${choices.cells.length} combinations, ${choices.paths} paths each, as of ${choices.asOf}, shocks of ${choices.from} to ${choices.to} (${choices.command})`,
    `simulation: ${shown(model.noCascade)}, ${model.paths} paths, seed ${model.seed}; by third of the exposure to carry, lowest first: ${split(model.noCascadeByTercile)}; ${model.explosive} paths on which a market blew up, ${model.explosiveCascades} of them among the cascades`,
    `shocks: ${calibration.kind}, ${calibration.from} to ${calibration.to}`,
    `the segment rule instead of a cascade (${segmentRule.rule}; ${segmentRule.coverage}): no episode ${bounds(segmentRule.readings.map(({ noEvent }) => noEvent.value))}, history alone ${bounds(segmentRule.readings.map(({ history: { noEvent } }) => noEvent.value))}`,
  ].map((line) => wrapped(line, columns));
  const choiceRows = choices.cells.map(({ agents, degrees, commonNews, noCascade }) => [
    shown(noCascade),
    agents ? agents.episodeShare.toFixed(3) : "no agents",
    agents ? two(agents.tailShare) : "1",
    agents ? String(agents.btcRefill) : "\u2014",
    String(degrees),
    two(commonNews),
  ]);
  const tables = [
    textTable(
      ["scenario", "probability", "by third of exposure"],
      "llr",
      model.scenarios.map((s) => [s.title, shown(s.probability), split(s.byTercile)]),
      columns,
    ),
    `${model.scenarios.map((s) => wrapped(`${s.title}: ${s.rule}`, columns)).join("\n")}\n`,
    textTable(
      ["segment rule", "no episode", "nobody forced", "history alone", "episodes"],
      "lrrrr",
      segmentRule.readings.map((r) => [
        r.id,
        shown(r.noEvent),
        two(r.noEventWithoutAgents.value),
        r.history.noEvent.n === 0
          ? `${two(r.history.noEvent.lo)} or more`
          : `${two(r.history.noEvent.value)} (${two(r.history.noEvent.lo)} to ${two(r.history.noEvent.hi)})`,
        `${r.history.episodes.length} in ${r.history.years} years`,
      ]),
      columns,
    ),
    `${[
      ...segmentRule.segments.map((s) => `${s.title}: ${s.measures.join("; ")}; without ${s.notSimulated}`),
      `${segmentRule.absent.title}: not simulated, ${segmentRule.absent.reason}`,
      ...segmentRule.readings.map(
        (r) => `${r.id}: ${r.needs}; in history since ${r.history.from}: ${r.history.episodes.join(", ") || "never"}`,
      ),
    ]
      .map((line) => wrapped(line, columns))
      .join("\n")}\n`,
    textTable(
      ["threshold", "met within the horizon", "cascade then or later", "any path, same sessions"],
      "lllr",
      model.thresholds.map((t) => [
        t.id,
        t.passedAtStart ? "passed at the start" : shown(t.met),
        shown(t.cascadeAfter),
        t.anyPathAfter === null ? "\u2014" : t.anyPathAfter.toFixed(3),
      ]),
      columns,
    ),
    `${wrapped(
      "cascade then or later: of the paths that met the threshold with no cascade before. Any path: the same share from the same sessions on, threshold or not; a trigger must be well above it.",
      columns,
    )}\n`,
    textTable(
      ["5 / 50 / 95 %", "in the paths", "all of history", "newer history"],
      "lrrr",
      model.bands.map((b) => [
        `${b.factor}, ${unitWords[b.unit] ?? b.unit}`,
        triple(b.paths, b.unit),
        ...historyTriples(b),
      ]),
      columns,
    ),
    `${wrapped(
      "Where the factors end at the horizon, and moves over as many sessions in history, with how many of these do not overlap. Paths have no drift: a price's mean stays where it is, so its median falls by half its variance; history's median holds its drift.",
      columns,
    )}\n`,
    textTable(
      ["factor", "volatility in the paths", "of it exogenous", "history"],
      "lrrr",
      model.variance.map((v) => [v.factor, v.total.toFixed(4), v.exogenous.toFixed(4), v.history.toFixed(4)]),
      columns,
    ),
    textTable(
      ["no cascade, by choice", "episode exogenous", "tail share", "BTC refills", "degrees", "news"],
      "lrrrrr",
      choiceRows,
      columns,
    ),
  ];
  return `${head.join("\n")}\n\n${tables.join("\n")}`;
}
