/**
 * The words of a figure's metric, read as a quantity. Patterns are tried in order on the lower-case metric; the first
 * that fits, with a unit of the right kind, decides. What none fits is an unknown metric, and uncheckable.
 */
export const quantities = [
  "level",
  "change",
  "drawdown",
  "spread",
  "record",
  "label",
  "policy-rate",
  "policy-change",
  "poll-share",
  "event-date",
  "flow",
  "liquidations",
  "count",
  "bought",
  "holdings",
  "holdings-value",
  "purchase-cost",
  "total-cost",
  "average-cost",
  "gain",
  "market-cap",
  "shares",
  "revenue",
  "eps",
  "net-income",
  "cfo",
  "cash-conversion",
  "free-cash-flow",
  "opex",
  "burn",
  "operating-income",
  "gross-profit",
  "cost-of-revenue",
  "margin",
  "growth",
  "receivables",
  "excess-receivables",
  "dso",
  "inventory",
  "assets",
  "valuation",
  "required-profit",
  "order-book",
  "multiple",
  "ratio",
  "share",
  "beat",
  "carry-size",
  "unwind-size",
  "carry-return",
  "carry-break-even",
  "trigger-level",
  "debt-threshold",
  "debt-service-ratio",
  "debt-to-gdp",
  "stimulus",
  "goal",
  "central-bank-share",
  "first-year",
  "event-year",
  "era-length",
  "era-start",
  "suppression",
  "rate-rise",
  "rate-shock",
  "valuation-change",
  "duration",
  "probability",
  "horizon",
  "portfolio",
  "no-return-share",
  "outflow-estimate",
  "total",
  "volume",
  "open-interest",
  "funding",
  "hedge-cost",
  "dividend",
  "capex",
  "cash",
  "debt",
  "equity",
  "ebitda",
] as const;
export type Quantity = (typeof quantities)[number];

export const unitKinds = [
  "percent",
  "bp",
  "points",
  "money",
  "coins",
  "days",
  "years",
  "months",
  "times",
  "date",
  "words",
  "count",
  "level",
  "per-hour",
] as const;
export type UnitKind = (typeof unitKinds)[number];

/** What kind of number a unit text stands for. */
export function unitKindOf(unit: string, text: boolean): UnitKind {
  const u = unit.toLowerCase().trim();
  if (/^(?:label|record claim|word|text)/.test(u)) return "words";
  if (/interval|^date|^month$|^quarter$|^year$/.test(u)) return "date";
  if (text) return "words";
  if (/basis point|^bps?$/.test(u)) return "bp";
  if (/percent|^%$|^pct$|^pp$/.test(u)) return "percent";
  if (/per hour|\/ ?h(?:our)?$/.test(u)) return "per-hour";
  if (/jpy per usd|per usd|per eur|usd per eur/.test(u)) return "level";
  if (/index points|index 0-100|^index$/.test(u)) return "level";
  if (/^points?$|^pts$/.test(u)) return "points";
  if (/^days?$/.test(u)) return "days";
  if (/^years?$/.test(u)) return "years";
  if (/^months?$|^quarters?$|^weeks?$/.test(u)) return "months";
  if (/^times$|^x$|multiple|^ratio$/.test(u)) return "times";
  if (/usd|eur|jpy|gbp|yen|dollar|\$|euro/.test(u)) return "money";
  if (/btc|bitcoin|eth|ether|coins?|tokens?|sol|xrp|bnb|ada/.test(u)) return "coins";
  return "count";
}

interface QuantityPattern {
  readonly quantity: Quantity;
  readonly words: RegExp;
  readonly units?: readonly UnitKind[];
}

const p = (quantity: Quantity, words: RegExp, ...units: UnitKind[]): QuantityPattern =>
  units.length > 0 ? { quantity, words, units } : { quantity, words };
const shares = ["percent", "times"] as const;

export const quantityPatterns: readonly QuantityPattern[] = [
  p("assets", /total assets|^assets\b/, "money"),
  p(
    "record",
    /multi-year|several years|record (?:high|low)|all[- ]time|(?:highest|lowest) (?:since|in|of|ever)/,
    "words",
  ),
  p("label", /reading|label|as a word|classification|sentiment/, "words"),
  p("first-year", /first year|series start|data (?:begin|start)|start of the series/, "date"),
  p("era-start", /(?:start|beginning) of the (?:regime|era|period)|(?:regime|era) (?:began|started)/, "date"),
  p("event-year", /^year\b|year (?:in which|when|of)/, "date"),
  p("event-date", /./, "date"),
  p("era-length", /(?:length|duration|years) .*(?:era|regime|policy)|(?:era|regime).*(?:length|years)/, "years"),
  p("duration", /duration/, "years", "times"),
  p("horizon", /horizon|time frame/, "months", "years", "days"),
  p("probability", /probability|likelihood|odds|chance/, ...shares),
  p("debt-service-ratio", /(?:debt[- ]service|interest(?: payments?| bill| cost)?)\b.*(?:tax|revenue)/, ...shares),
  p("debt-to-gdp", /debt (?:to|as (?:a )?share of|\/) ?gdp|debt-to-gdp|debt ratio/, ...shares),
  p("goal", /goal|target|pledge/, ...shares),
  p("central-bank-share", /share of .*(?:jgb|government bond|outstanding)/, ...shares),
  p("stimulus", /stimulus|supplementary budget|fiscal package/, "money"),
  p("policy-change", /(?:expected |rate )?(?:raise|hike|increase|cut)\b/, "bp"),
  p("policy-rate", /(?:policy|key|target|overnight|benchmark|cash) rate/, "percent"),
  p("poll-share", /(?:economists|analysts|respondents|forecasters|poll)/, ...shares),
  p("no-return-share", /(?:without|no) (?:positive |measurable )?(?:return|roi|profit)/, ...shares),
  p("unwind-size", /unwind/, "money"),
  p("trigger-level", /(?:level|price|rate|yield).*(?:trigger|set off)|could trigger/, "level", "money", "percent"),
  p(
    "carry-break-even",
    /carry (?:falls|drops|is) below|break-?even.*(?:carry|hedg)|(?:carry|hedg).*break-?even|^break-?even(?: (?:level|exchange rate|rate))?$/,
    "level",
  ),
  p("debt-threshold", /(?:yield|level).*(?:non-?linear|unsustainable|debt service)/, "percent"),
  p("carry-return", /(?:annuali[sz]ed )?(?:return|yield|carry|pick-?up)/, "percent"),
  p("suppression", /suppress/, "bp", "percent"),
  p("rate-rise", /(?:structural |expected )?(?:increase|rise)/, "bp"),
  p("rate-shock", /(?:discount|interest|rate)[- ]?(?:rate)? ?(?:rise|shock|increase|move)|yield (?:rise|shock)/, "bp"),
  p(
    "valuation-change",
    /(?:valuation|price)[a-z -]*(?:compression|loss|fall|decline|effect|change) (?:at|from|for|under|on)|compression/,
    "percent",
  ),
  p("excess-receivables", /receivables?.*(?:beyond|excess|above|uncollected)|excess receivables?/, "money"),
  p("dso", /days.? sales outstanding|\bdso\b|collection period|days of sales/, "days"),
  p(
    "cash-conversion",
    /cash conversion|(?:operating cash flow|cash from operations|cfo) (?:to|over|as (?:a )?share of|\/|relative to) (?:net )?(?:income|profit|earnings)/,
    ...shares,
  ),
  p("beat", /(?:beat|above consensus|surprise|ahead of (?:consensus|estimates))/, "percent", "money"),
  p("margin", /margin/, "percent", "times"),
  p(
    "growth",
    /(?:revenue|sales|inventor|receivable|net income|profit|earnings|cash flow|eps|capex|order|holdings).*(?:growth|change|increase|rise|rose|fell|decline|drop|up|down)|(?:growth|change|increase|rise|decline) (?:in|of) (?:the )?(?:revenue|sales|inventor|receivable|net income|profit|earnings|cash flow|eps|holdings)|^growth/,
    "percent",
  ),
  p("gain", /unreali[sz]ed|paper (?:gain|profit|loss)|book (?:gain|profit)/, "money"),
  p("required-profit", /profit needed|required profit|cumulative profit|to justify/, "money"),
  p("gross-profit", /gross profit/, "money"),
  p("operating-income", /operating (?:income|profit)/, "money"),
  p("cost-of-revenue", /cost of (?:revenue|sales|goods)/, "money"),
  p("free-cash-flow", /free cash flow/, "money"),
  p("cfo", /operating cash flow|cash (?:flow )?from operati|\bcfo\b/, "money"),
  p("net-income", /net (?:income|profit|earnings|loss)|profit after tax/, "money"),
  p("eps", /earnings per share|\beps\b/, "money"),
  p("dividend", /dividend/, "money", "percent"),
  p("burn", /burn/, "money"),
  p("opex", /(?:operating )?expenses|\bopex\b|annual costs?/, "money"),
  p("receivables", /receivables?/, "money"),
  p("inventory", /inventor/, "money"),
  p("order-book", /pipeline|order (?:book|backlog)|backlog|bookings/, "money"),
  p("revenue", /revenue|\bsales\b|turnover/, "money"),
  p("capex", /capex|capital (?:expenditure|spending|investment)/, "money"),
  p("ebitda", /ebitda/, "money"),
  p("cash", /^cash\b|cash (?:and equivalents|on hand|balance|pile)/, "money"),
  p("debt", /\bdebt\b|borrowings/, "money"),
  p("equity", /shareholders'? equity|book value|^equity\b/, "money"),
  p("valuation", /valuation|valued at/, "money"),
  p("market-cap", /market (?:cap|value(?! of (?:the |its |those )?(?:holdings?|coins|position)))/, "money"),
  p("shares", /shares? outstanding|share count|diluted shares|number of shares/),
  p("carry-size", /size|positions?$|exposure|notional/, "money"),
  p("count", /(?:traders|accounts|users|positions) (?:were )?(?:liquidated|closed)/, "count"),
  p(
    "share",
    /(?:long|short)s?.* share|share of .*(?:liquidat|flow|total|purchase|holding)|(?:liquidat|flow).*share/,
    ...shares,
  ),
  p("liquidations", /liquidat|forced (?:sales|closures)/, "money"),
  p("outflow-estimate", /outflows? if|would (?:leave|flow out)/),
  p("flow", /net (?:in|out)?-?flow|inflows?|outflows?|redemptions?|creations?/, "money", "coins"),
  p(
    "total-cost",
    /(?:total|aggregate|overall|combined) (?:purchase |acquisition )?(?:cost|price)|cost of (?:all |the |its )?holdings?|acquisition cost of/,
    "money",
  ),
  p(
    "purchase-cost",
    /cost of (?:that|the|this|these|those) purchases?|purchase (?:cost|price in total)|cost of (?:coins|purchases?)|spent|paid (?:for|in total)|amount paid|outlay/,
    "money",
  ),
  p(
    "average-cost",
    /average (?:cost|price|purchase price|price paid)|cost basis|(?:cost|price) per (?:coin|btc|bitcoin|eth|token|unit)|(?:purchase|entry) price/,
    "money",
  ),
  p(
    "holdings-value",
    /(?:market |current )?value of (?:the |its |those )?(?:holdings?|coins|position|stack|treasury)|holdings?.*(?:worth|value)/,
    "money",
  ),
  p(
    "portfolio",
    /share of (?:the |its |their )?portfolio|allocation|securities held|foreign (?:bonds|securities|assets)/,
  ),
  p("bought", /bought|purchased?|acquired|added|accumulated/, "coins", "count"),
  p("flow", /accumulated|bought|added/, "money"),
  p("holdings", /\bheld\b|holdings?|holds|treasury|stack|owned/, "coins", "count"),
  p(
    "drawdown",
    /peak[- ]to[- ]trough|drawdown|retracement|retraced|(?:below|from|off) (?:its|the|their)? ?(?:\w+[- ]){0,3}(?:peak|high)/,
    "percent",
  ),
  p("spread", /spread|gap between|differential|difference between/, "bp", "percent"),
  p("hedge-cost", /hedg(?:e|ing) cost/, "percent"),
  p("open-interest", /open interest/),
  p("volume", /volume/),
  p("funding", /funding rate|funding/, "percent", "bp"),
  p("multiple", /price[- ]to|multiple|times (?:sales|earnings|revenue)|\bp\/?e\b/, "times"),
  p(
    "change",
    /change|return|performance|fell|fall|rose|rise|move|declin|drop|gain|loss|lost|slump|slide|rall|appreciat|depreciat|strengthen|weaken|jump|climb|surge|tumble|plunge|advance|retreat|rebound|recover|bounc|swing|swung|shed|added|slip|edged|higher|lower|sank|soar|crash|correction|sell-?off|pared|dip|up\b|down\b/,
    "percent",
    "points",
    "bp",
  ),
  p("total", /^total\b|in total|sum of/, "money", "coins", "count"),
  p(
    "level",
    /price|yield|clos|level|spot|quote|index|trading|high|low|open|settle|exchange rate|rate|reading|value|last|finish|ended/,
    "level",
    "money",
    "percent",
    "per-hour",
    "points",
  ),
];

/** The first quantity whose words and unit fit; undefined for an unknown metric. */
export function quantityOf(metric: string, kind: UnitKind): Quantity | undefined {
  const text = metric.toLowerCase();
  return quantityPatterns.find((pattern) => pattern.words.test(text) && (pattern.units?.includes(kind) ?? true))
    ?.quantity;
}
