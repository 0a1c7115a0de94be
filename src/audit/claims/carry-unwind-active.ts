import { carryLegs, judgeCarryUnwind } from "../../models/carry/carry-sensor.ts";
import { closeToClose } from "../../models/price-action/close-to-close-volatility.ts";
import { claimDay, defineClaim, round, untestable } from "./define.ts";
import { returnOver } from "./statistics.ts";

const window = 5;
const history = 61;

export const carryUnwindActive = defineClaim({
  id: "carry-unwind-active",
  claim: "An unwinding of yen carry was behind the day",
  test: "carry sensor: yen at least one sigma stronger over five sessions, and falling shorts or rising volatility, and falling targets",
  judge: ({ facts }) => {
    const closes = facts.between("fx.usdjpy", "1900-01-01", claimDay);
    const [last, previous, start] = [closes.at(-1), closes.at(-2), closes.at(-1 - window)];
    if (!last || last.date !== claimDay || !previous || !start || closes.length < 21)
      return untestable("USDJPY of the day and of twenty sessions before (fx.usdjpy)");
    const daily = closeToClose(
      closes.slice(-history).map((fact) => fact.value),
      1,
    );
    const sigmas = Math.log(start.value / last.value) / (daily * Math.sqrt(window));
    const positions = facts.between("cftc.jpy.noncommercial-net", "1900-01-01", claimDay);
    const recent = positions.filter((fact) => fact.date >= "2025-07-01").slice(-2);
    const vix = [facts.on("vix", claimDay), facts.before("vix", claimDay)];
    const target = returnOver(facts, "nasdaq-composite", claimDay, window);
    const legs = carryLegs(
      {
        yenAppreciationSigmas: sigmas,
        netShortBefore: recent.length > 0 ? -recent[0]!.value : undefined,
        netShortNow: recent.length > 1 ? -recent[1]!.value : undefined,
        volatilityChange: vix[0] && vix[1] ? vix[0].value - vix[1].value : undefined,
        targetReturn: target,
      },
      1,
    );
    const state = judgeCarryUnwind(legs);
    const yenDay = (previous.value / last.value - 1) * 100;
    const numbers = {
      yenDayPercent: round(yenDay, 2),
      yenFiveSessionSigmas: round(sigmas, 2),
      usdjpy: round(last.value, 2),
      netPositionContracts: recent.at(-1)?.value ?? null,
      netPositionDate: recent.at(-1)?.date ?? null,
      nasdaqFiveSessionPercent: target === undefined ? null : round(target * 100, 2),
      state,
    };
    const net = recent.at(-1);
    const position =
      net && net.value > 0
        ? ` The last speculative position known was ${net.value} contracts net long (${net.date.slice(0, 10)}): no net short to unwind.`
        : "";
    const words = `The yen ${yenDay < 0 ? "weakened" : "strengthened"} by ${Math.abs(round(yenDay, 2))} % on the day [${last.name}] and stood at ${round(sigmas, 2)} sigma over five sessions: the sensor says ${state}.${position}`;
    return {
      verdict: state === "active" ? "supported" : state === "not active" ? "contradicted" : "undetermined",
      numbers,
      reason: words,
    };
  },
});
