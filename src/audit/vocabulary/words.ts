/**
 * The words that a subject or a metric may contain without changing what it means. A word outside this list may narrow the
 * meaning ("data centre revenue", "S&P 500 equal weight"), so a figure with one is never judged wrong by its words alone.
 */
import { coinIn } from "./coins.ts";

const text = `
a an and or of the to in on at by for from with into over under per as its it their his this that these those is are was were be been has
have had not no than then so but which who what when where while within between among against versus vs via about around some
roughly approximately approx circa nearly almost just only also more most less least at-least up down high highs higher highest low lows
lower lowest above below beyond record

day days daily week weeks weekly month months monthly quarter quarters quarterly year years yearly annual annually annualised annualized
hour hours hourly session sessions one two three four five six seven eight nine ten twelve first second third fourth half last
previous prior past earlier ago before after following preceding next current latest new newest now today yesterday since until through
during early late mid end ended ending start started beginning begin began monday tuesday wednesday thursday friday saturday sunday
january february march april may june july august september october november december fiscal calendar rolling intraday overnight trading
close closes closed closing open opened opening settle settled settlement finish finished eod utc time window stated date period point
qoq yoy mom wow q1 q2 q3 q4 h1 h2 fy ytd tokyo york london asian asia europe european us american america wall street local afternoon
morning midday

price prices level levels value values quote quoted spot market traded trading index indices reading readings rate rates yield yields
exchange currency average mean peak trough bottom top single-session single-day total totals overall
aggregate combined sum whole full all each both number count amount amounts size share shares percentage percent part portion proportion
fraction ratio multiple times relative basis points pp bp terms term

change changes changed move moves moved movement fell fall falls fallen falling rose rise rises risen rising gain gains gained loss
losses lost lose decline declines declined declining drop drops dropped dropping slump slumped slide slid slide plunge plunged tumble
tumbled jump jumped surge surged climb climbed advance advanced retreat retreated rebound rebounded recover recovered recovery rally
rallied bounce bounced return returns performance appreciation appreciated depreciation depreciated strengthened strengthening weakened
weakening added shed slipped slip edged sank soared crash crashed correction selloff sell off swing drawdown retracement retraced down
up increase increased increases decrease decreased growth grew grow widened narrowed widening narrowing spread gap difference
differential minus plus net gross

revenue revenues sales turnover income profit profits earnings operating operations cash flow flows cost costs goods sold expenses
margin receivable receivables accounts trade inventory inventories assets equity outstanding dso sum collection diluted eps capex capital
expenditure ebitda burn conversion free generated provided beat surprise consensus estimate estimates analysts analyst reported report reports historical
five-year normal reference beyond historical excess company companies corporate group held guidance outlook order orders book backlog
pipeline chip valuation worth valued capitalisation capitalization cap tax

bought buy buys buying purchase purchases purchased acquired acquisition acquire accumulated accumulate holding holdings holds hold
owned own stack treasury treasuries coin coins bitcoin bitcoins ether token tokens units unit paid pay spent outlay price-paid per-coin
unrealised unrealized paper position positions buyer cohort inflow inflows outflow outflows redemption redemptions creation creations
funds fund etf etfs liquidated liquidation liquidations liquidate forced long longs short shorts side sides range ranges band mnav traders trader account
interest funding volume

debt service payments payment servicing government public gdp policy key benchmark target overnight central bank raise hike hiked cut
cuts raised decision meeting bond bonds jgb jgbs note notes issuance budget redemption stimulus package outstanding gross-debt
initial draft request requested supplementary general-account general dependency dependence borrowing national receipts domestic product
projected fiscal-crisis crisis line called

carry trade unwind unwinding hedging hedge break even breakeven trigger triggers level probability likelihood chance odds horizon
duration shock compression discount easing series length era regime zero zero-rate transparent derivatives synthetics all-in suppression
liquidity neutral structural conservative aggressive additional equities base case probability poll economists respondents forecasters
will reach reaches reached pass passes passed exceed exceeds exceeded cross crosses crossed surpass surpasses hit hits fall-below expect
expects expected such could would can may might systematic sustained lasting makes make non-linear nonlinear used comparison gaap
stood stand stands standing came comes logged posted notched registered recorded printed showed shows amounted totalled totaled tallied
equals clocked finishing figure tally official officially decided rounded triggered cause caused positive negative without implementations holders holder permanent whales addresses large small major
altcoins alts maximum minimum preparation planned plan cumulative needed required justify multi-year several if excluded passive

industrial industrials composite corp corporation inc incorporated ltd plc co stock stocks dow jones nasdaq nikkei cboe volatility
vix s&p dollar dollars yen euro yield-curve curve maturity tenor sovereign paris national federal reserve bank japan japanese japan's
united states u.s american listed spot pair cross world's global broad benchmark-index blue tech heavy blue-chip tech-heavy crypto
cryptocurrency cryptocurrencies digital asset markets all-coins chipmaker firm maker broader crypto-market fear greed sentiment label
word classification nvidia nvda strategy microstrategy mstr boj fed fomc ecb usd jpy ust usdjpy
`;

const known = new Set(text.split(/\s+/).filter((word) => word !== ""));

const tokens = (phrase: string): readonly string[] =>
  phrase
    .toLowerCase()
    .replace(/['’]s\b/g, "")
    .split(/[^a-z0-9&.-]+/)
    .map((word) => word.replace(/^[.-]+|[.-]+$/g, ""))
    .filter((word) => word !== "");

/** "10-year", "5y", "3.6", "fy2026q2", "30yr": numbers and tenors say nothing that a pattern has not read. */
const isNumber = (word: string): boolean =>
  /^(?:fy|q|h)?\d[\d.]*(?:-?(?:y|yr|years?|m|months?|days?|weeks?|hours?|h|x|th|st|nd|rd|q\d|%))?$/.test(word);

const isKnown = (word: string): boolean =>
  known.has(word) ||
  isNumber(word) ||
  coinIn(word) !== undefined ||
  (word.includes("-") && word.split("-").every(isKnown));

/** Words of a phrase that are neither in the vocabulary nor in `also`, in their order, each once. */
export function unreadWords(phrase: string, also: string = ""): readonly string[] {
  const own = new Set(tokens(also));
  return [...new Set(tokens(phrase))].filter((word) => !isKnown(word) && !own.has(word));
}
