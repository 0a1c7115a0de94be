"""Independent reference values for the indicators of the sections ai-funding, price-action and strong-hands.

Reads packaged/facts/*.csv itself, applies the as-of rule by comparing publication texts, and uses Python's standard library
and numpy. Run from the root of the checkout: python3 test/support/reference/ai-funding-price-action-strong-hands.py
The numbers it prints are typed into the tests beside the indicators.
"""
import csv
import datetime as dt
import itertools
import math
import statistics as st
from collections import defaultdict

import numpy as np

FACTS = "packaged/facts/"
AS_OF = "2025-11-21T12:30:00Z"
day = dt.date.fromisoformat


def load():
    series = defaultdict(dict)
    for name in ["episode-2024-08", "episode-2024-08-crypto", "crypto-history", "episode-2025-11-crypto", "episode-2025-11"]:
        for r in csv.DictReader(open(f"{FACTS}{name}.csv")):
            if r["published"] <= AS_OF and not (r["series"] == "fx.usdjpy" and r["source"] != "ecb/eurofxref"):
                series[r["series"]][r["date"]] = float(r["value"])
    return {s: dict(sorted(x.items())) for s, x in series.items()}


def filings():
    newest = {}
    for r in sorted(csv.DictReader(open(FACTS + "nvda-filings.csv")), key=lambda r: r["published"]):
        if r["published"] <= AS_OF:
            newest[r["concept"], r["start"], r["end"]] = float(r["value"])
    return newest


def quarter_flow(newest, concept):
    """By start date instead of by span: the fiscal year's cumulative values share their first day."""
    facts = [(s, e, v) for (c, s, e), v in newest.items() if c == concept]
    out = {}
    for s, e, v in facts:
        if 80 <= (day(e) - day(s)).days <= 100:
            out[e] = v
    for s, e, v in facts:
        if e in out:
            continue
        shorter = [(e2, v2) for s2, e2, v2 in facts if s2 == s and 80 <= (day(e) - day(e2)).days <= 100]
        if shorter:
            out[e] = v - shorter[0][1]
    return out


def balance(newest, concept):
    return dict(sorted((e, v) for (c, _, e), v in newest.items() if c == concept))


F = filings()
R, C, N, O = (quarter_flow(F, c) for c in ["Revenues", "CostOfRevenue", "NetIncomeLoss", "NetCashProvidedByUsedInOperatingActivities"])
AR, INV, ASSETS = (balance(F, c) for c in ["AccountsReceivableNetCurrent", "InventoryNet", "Assets"])
ends = sorted(AR)
length = {b: (day(b) - day(a)).days for a, b in zip(ends, ends[1:])}
dso = {e: AR[e] / R[e] * length[e] for e in ends[1:]}
e, before, year = ends[-1], ends[-2], ends[-5]
own = st.mean([dso[x] for x in ends[-21:-1]])
print("dso", dso[e], "before", dso[before], "own average", own)
print("excess own", (dso[e] - own) * R[e] / 91, "note", (dso[e] - 46) * R[e] / 91, "change", (dso[e] - 46) * R[e] / 91 - (dso[before] - 46) * R[before] / 91)
print("inventory gap", INV[e] / INV[before] - R[e] / R[before], "dio", INV[e] / C[e] * 91)
print("cash", O[e], N[e], O[e] / N[e])
print("fourth quarter FY2025 cash", O["2025-01-26"], "revenue", R["2025-01-26"])
print("accruals", (77.107 - 66.530) / ((ASSETS[e] + ASSETS["2025-01-26"]) / 2e9))
margin = lambda x: 1 - C[x] / R[x]
m = -4.84 + 0.920 * (AR[e] / R[e]) / (AR[year] / R[year]) + 0.528 * margin(year) / margin(e) + 0.404 + 0.892 * R[e] / R[year] + 0.115 - 0.172 + 4.679 * (N[e] - O[e]) / ASSETS[e] - 0.327
print("beneish", m, "without growth", m - 0.892 * (R[e] / R[year] - 1))
rank = lambda h: sum(x <= h[-1] for x in h) / len(h)
d_dso = [dso[b] - dso[a] for a, b in zip(ends[1:], ends[2:])]
gap = [(INV[b] / INV[a]) - (R[b] / R[a]) for a, b in zip(ends, ends[1:]) if a in R and b in R]
conv = [-O[x] / N[x] for x in ends[1:]]
print("stress", rank(d_dso), rank(gap), rank(conv), (rank(d_dso) + rank(gap) + rank(conv)) / 5)
ttm = sum(R[x] for x in ends[-4:])
print("revenue of four quarters", ttm, "income", sum(N[x] for x in ends[-4:]))
shares = 31910e6 / 1.3
print("required profit", shares * 180.64, shares * 180.64 / ((1 - 1.1**-25) / 0.1))
level = lambda y: min(1, max(0, (y - 5) / 7))
print("openai", 157e9 / sum(level(y) / 1.2**y for y in range(1, 26)))

deals = list(csv.DictReader(open(FACTS + "ai-deals.csv")))
flow = defaultdict(float)
for r in deals:
    if r["amountUsd"]:
        flow[r["from"], r["to"]] += float(r["amountUsd"])
flow["outside", "Nvidia"] = ttm - sum(v for (a, b), v in flow.items() if b == "Nvidia")
nodes = sorted({x for k in flow for x in k} - {"Nvidia", "outside"})
inflow = lambda n: sum(v for (_, b), v in flow.items() if b == n)
share = {n: 0.0 for n in nodes}
for _ in range(2000):  # repeated mixing instead of a linear solve
    share = {n: (sum(v * (1 if a == "Nvidia" else share.get(a, 0)) for (a, b), v in flow.items() if b == n) / inflow(n) if inflow(n) else 0) for n in nodes}
print("round trip", sum(v * share.get(a, 0) for (a, b), v in flow.items() if b == "Nvidia") / inflow("Nvidia"), "upper", 40e9 / ttm)
pairs = {(r["from"], r["to"]) for r in deals}
cycles = set()


def walk(path):
    for a, b in pairs:
        if a != path[-1]:
            continue
        if b == path[0]:
            i = path.index(min(path))
            cycles.add(tuple(path[i:] + path[:i]))
        elif b not in path and len(path) < 6:
            walk(path + [b])


for n in {x for p in pairs for x in p}:
    walk([n])
print("cycles", len(cycles), "through Nvidia", sum("Nvidia" in c for c in cycles))

S = load()
tail = lambda s: {d: v for d, v in S[s].items() if d >= "2025-10-01"}  # the equity series cover two episodes
for s in ["spx", "djia", "nasdaq-composite", "nikkei225", "nvda.close", "btc.close", "eth.close", "sol.close", "xrp.close", "bnb.close", "ada.close"]:
    v = list(tail(s).values())
    print("move", s, v[-1] / v[-2] - 1, "5:", v[-1] / v[-6] - 1, "21:", v[-1] / v[-22] - 1)
v = list(S["btc.close"].values())
print("btc 63:", v[-1] / v[-64] - 1, "365:", v[-1] / v[-366] - 1, "drawdown", v[-1] / max(v[-365:]) - 1)
v = list(S["eth.close"].values())
print("eth drawdown", v[-1] / max(v[-365:]) - 1)
vix = list(tail("vix").values())
print("vix", vix[-1], vix[-1] / vix[-2] - 1, "sigmas", (6538.76 / 6642.16 - 1) / (vix[-2] / 100 / math.sqrt(252)))
logs = lambda v: np.diff(np.log(np.array(v)))
r = logs(list(S["btc.close"].values()))
w = r[-250:][0] ** 2
for x in r[-250:][1:]:
    w = 0.94 * w + 0.06 * x * x
print("btc vol 60", r[-60:].std(ddof=1) * math.sqrt(365), "250", r[-250:].std(ddof=1) * math.sqrt(365), "ewma", math.sqrt(w * 365))
print("range", math.log(93160 / 86100) / math.sqrt(4 * math.log(2)))
names = ["spx", "nasdaq-composite", "fx.usdjpy", "btc.close"]
days = sorted(set.intersection(*[set(tail(s)) for s in names]))
X = np.array([logs([S[s][d] for d in days]) for s in names])
mu, cov = X[:, :-1].mean(axis=1), np.cov(X[:, :-1])
y = X[:, -1] - mu
d2 = y @ np.linalg.inv(cov) @ y
print("turbulence", days[-1], X.shape[1] - 1, d2 / 4, "surprise", d2 / 4 / np.mean(y**2 / np.diag(cov)))
coins = ["btc", "eth", "sol", "xrp", "bnb", "ada"]
K = np.corrcoef([logs(list(tail(c + ".close").values()))[-22:] for c in coins])
print("correlation", np.mean([K[i, j] for i, j in itertools.combinations(range(6), 2)]))
count = down = hard = 0
for s in ["spx", "djia", "nasdaq-composite", "nikkei225", "nvda.close"] + [c + ".close" for c in coins]:
    r = logs(list((S[s] if s in ("btc.close", "eth.close") else tail(s)).values()))[-120:]
    w = r[0] ** 2
    for x in r[1:-1]:
        w = 0.94 * w + 0.06 * x * x
    if s == "btc.close":
        print("btc sigmas", r[-1] / math.sqrt(w))
    count, down, hard = count + 1, down + (r[-1] < 0), hard + (r[-1] < -2 * math.sqrt(w))
print("breadth", down, hard, count)
f = list(tail("btc.perp.funding-8h-mean").values())
b30 = f[-31:-1]
print("funding", f[-1] * 1095, "week", st.mean(f[-7:]) * 1095, "reset", (f[-1] - st.median(b30)) / (1.4826 * st.median([abs(x - st.median(b30)) for x in b30])))
g = tail("crypto.fear-greed")
print("fear", list(g.items())[-1], "lower", sum(x < 14 for x in g.values()), "lowest", min(g.values()))
for a in ["btc", "eth"]:
    fl = tail(f"etf.{a}.net-flow")
    print("flow", a, list(fl.values())[-1], "5:", sum(list(fl.values())[-5:]), "month", sum(v for d, v in fl.items() if d >= "2025-11-01"))
fl = tail("etf.btc.net-flow")
print("etf absorption", sum(v * 1e6 / S["btc.close"][d] for d, v in fl.items() if d >= "2025-10-22") / 13500)
P = [r for r in csv.DictReader(open(FACTS + "strategy-purchases.csv")) if r["published"] <= AS_OF]
coins_held, paid = sum(float(r["btc"]) for r in P), sum(float(r["costUsd"]) for r in P)
close = S["btc.close"]["2025-11-20"]
print("strategy", coins_held, paid / coins_held, close / (paid / coins_held) - 1, 1 - paid / coins_held / close, coins_held * close - paid)
print("absorption", sum(float(r["btc"]) for r in P if r["date"] >= "2025-10-22") / 13500, "premium", 836e6 / 8178 / close - 1)
print("range since", max(v for d, v in S["btc.high"].items() if d >= "2025-11-17"), min(v for d, v in S["btc.low"].items() if d >= "2025-11-17"))
