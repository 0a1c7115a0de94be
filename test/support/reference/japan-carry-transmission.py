"""Independent reference values for the indicators of the sections japan, carry and transmission.

Reads packaged/facts/*.csv itself, applies the as-of rule by comparing publication texts, and uses nothing but Python's
standard library. Run from the root of the checkout: python3 test/support/reference/japan-carry-transmission.py
The numbers it prints are typed into the tests beside the indicators.
"""
import csv
import math
import statistics as st
from collections import defaultdict

FACTS = "packaged/facts/"
RANK = {"ecb/eurofxref": 0}


def load(as_of):
    best = defaultdict(dict)
    for name in ["official-history", "episode-2024-08", "episode-2025-11", "crypto-history", "episode-2024-08-crypto", "episode-2025-11-crypto"]:
        for row in csv.DictReader(open(f"{FACTS}{name}.csv")):
            if row["published"] > as_of:
                continue
            rank = RANK.get(row["source"], 1)
            known = best[row["series"]].get(row["date"])
            if known is None or rank <= known[0]:
                scale = 0.01 if row["unit"] == "percent" else 1
                best[row["series"]][row["date"]] = (rank, float(row["value"]) * scale)
    return {s: {d: v[1] for d, v in sorted(x.items())} for s, x in best.items()}


def values(series, n=None):
    v = list(series.values())
    return v if n is None else v[-n:]


def common(*series):
    days = sorted(set.intersection(*[set(s) for s in series]))
    return days, [[s[d] for d in days] for s in series]


def diffs(v):
    return [b - a for a, b in zip(v, v[1:])]


def logs(v):
    return [math.log(b / a) for a, b in zip(v, v[1:])]


def correlation(x, y):
    mx, my = st.mean(x), st.mean(y)
    sxy = sum((a - mx) * (b - my) for a, b in zip(x, y))
    return sxy / math.sqrt(sum((a - mx) ** 2 for a in x) * sum((b - my) ** 2 for b in y))


def newey_west(x, y, lags):
    """Slope and its standard error, written with scalars: demeaned regressor, n/(n-2) correction."""
    n, mx, my = len(x), st.mean(x), st.mean(y)
    sxx = sum((a - mx) ** 2 for a in x)
    b = sum((a - mx) * (c - my) for a, c in zip(x, y)) / sxx
    u = [(a - mx) * ((c - my) - b * (a - mx)) for a, c in zip(x, y)]
    s = sum(k * k for k in u)
    for lag in range(1, lags + 1):
        s += 2 * (1 - lag / (lags + 1)) * sum(u[t] * u[t - lag] for t in range(lag, n))
    return b, math.sqrt(s * n / (n - 2)) / sxx


def ladder(debt, new, cs, cl, ys, yl, tax, growth, years, share=0.5):
    short, long = [(debt * share / 4, cs)] * 4, [(debt * (1 - share) / 30, cl)] * 30
    rows = []
    for _ in range(years + 1):
        interest = sum(f * c for f, c in short + long)
        rows.append((interest, interest / tax))
        short = short[1:] + [(short[0][0] + new * share, ys)]
        long = long[1:] + [(long[0][0] + new * (1 - share), yl)]
        tax *= 1 + growth
    return rows


def par_duration(y, years):
    """Modified duration of a semi-annual par bond in closed form: annuity factor (1 - v^n) / y."""
    return (1 - (1 + y / 2) ** (-2 * years)) / y


def phi(x):
    return 0.5 * math.erfc(-x / math.sqrt(2))


def show(name, *what):
    print(name.ljust(34), *[f"{w:.12g}" if isinstance(w, float) else w for w in what])


def report(as_of):
    print("as of", as_of)
    s = load(as_of)
    j10, j30, j2 = s["jgb.10y"], s["jgb.30y"], s["jgb.2y"]
    show("jgb 10 30 40", values(j10)[-1], values(j30)[-1], values(s["jgb.40y"])[-1])
    show("jgb-30y-record", 1 + sum(v > values(j30)[-1] for v in values(j30)), len(j30))
    _, (a, b) = common(j30, j10)
    slope = [x - y for x, y in zip(a, b)]
    show("slope, 20-session change", slope[-1], slope[-1] - slope[-21])
    d = diffs(values(j30))
    show("jgb-30y vol bp/day 60 250", st.stdev(d[-60:]) * 1e4, st.stdev(d[-250:]) * 1e4)
    fx = s["fx.usdjpy"]
    days, (y30, spot) = common(j30, fx)
    r = correlation(diffs(y30)[-60:], logs(spot)[-60:])
    half = st.NormalDist().inv_cdf(0.975) / math.sqrt(57)
    show("fiscal-regime", r, math.tanh(math.atanh(r) - half), math.tanh(math.atanh(r) + half))
    y2, y10, yy30 = values(j2)[-1], values(j10)[-1], values(j30)[-1]
    ys, yl = y2 + (y10 - y2) / 4, (y10 + yy30) / 2
    if as_of.startswith("2025"):
        debt, interest, tax, new = 1088.2168, 10.5, 78.44, 28.6471
        cs, cl = [c * interest / (debt * 0.0095) for c in (0.0045, 0.0145)]
        rows = ladder(debt, new, cs, cl, ys, yl, tax, 0.03, 3)
        show("ladder FY2028 ratio", rows[3][1], rows[3][0])
        show("flow test", rows[1][0] / rows[0][0] - 1 - 0.03)
        for horizon in (3, 9):
            base = ladder(debt, new, cs, cl, ys, yl, tax, 0.03, horizon)[-1][1]
            up = ladder(debt, new, cs, cl, ys + 0.01, yl + 0.01, tax, 0.03, horizon)[-1][1]
            show(f"critical feedback {horizon} y", 0.01 / (up - base))
        at = lambda g: yy30 + g + 0.015 / 2.296 - (ys + yl) / 2
        show("structural threshold 1.5 3.0", at(0.015), at(0.03), "g for 3.6, 3.8:", 0.036 - at(0), 0.038 - at(0))
        show("snowball", (10.5 / 1088.2168 - 0.03) / 1.03 * 2.296)
        show("m1 m2 m3 m4", 10.5 / 78.44, 28.2179 / 78.44, (1 - 0.5094) * 10.5 / 78.44, (10.5 - 2.0774 + 1.2517) / 78.44)
        march = max(d for d in j10 if d <= "2025-03-31")
        show("boj loss since March", 574.2275 * 6 * (y10 - j10[march]))
    f = values(fx)
    show("usdjpy, 1d, 5d", f[-1], f[-1] / f[-2] - 1, f[-1] / f[-6] - 1)
    ru, rj = values(s["us.effr"])[-1], values(s["jp.policy-rate"])[-1]
    show("rates", ru, rj, ru - rj)
    forward = f[-1] * (1 + (rj - 0.002)) / (1 + ru)
    show("hedge cost 12m", f[-1] / forward - 1)
    show("break-even 3m 12m", f[-1] * (1 + rj / 4) / (1 + ru / 4), f[-1] * (1 + rj) / (1 + ru))
    r = logs(f)
    vol60, vol250 = st.stdev(r[-60:]) * 252**0.5, st.stdev(r[-250:]) * 252**0.5
    show("usdjpy vol 60 250", vol60, vol250)
    show("carry to vol 250 60", (ru - rj) / vol250, (ru - rj) / vol60)
    ref = st.mean(f[-250:])
    e = math.sqrt(350 * 20000)
    size = lambda level, reference: 0.0 if level >= reference else e * phi((math.log(math.log(reference / level)) - math.log(0.1267)) / 0.8879)
    show("unwind ref spot 145 150@157", ref, size(f[-1], ref), size(145, ref), size(150, 157))
    show("sensor sigmas", -sum(r[-5:]) / (st.stdev(r[-250:]) * math.sqrt(5)))
    days, (spot, u, j) = common(fx, s["us.effr"], s["jp.policy-rate"])
    spot, u, j = spot[-253:], u[-253:], j[-253:]
    carry = [(u[t] - j[t]) / 252 + math.log(spot[t + 1] / spot[t]) for t in range(252)]
    m = st.mean(carry)
    m2, m3 = st.mean([(x - m) ** 2 for x in carry]), st.mean([(x - m) ** 3 for x in carry])
    skew = m3 / m2**1.5 * math.sqrt(252 * 251) / 250
    show("carry tail, skewness", -st.mean(sorted(carry)[:12]), skew)
    for tenor in ("10y", "30y"):
        days, (home, abroad, u, j) = common(s[f"jgb.{tenor}"], s[f"ust.{tenor}"], s["us.effr"], s["jp.policy-rate"])
        inc = [h - (a - ((1 + uu) / (1 + jj - 0.002) - 1)) for h, a, uu, jj in zip(home, abroad, u, j)][-700:]
        show(f"incentive {tenor}: rise, level", inc[-1] - st.mean(inc), inc[-1])
    for tenor in (10, 30):
        y = values(s[f"ust.{tenor}y"])[-1]
        show(f"us-{tenor}y, duration", y, par_duration(y, tenor))
    show("jgb30 dv01 of 100m", par_duration(yy30, 30) * 1e4)
    for target in (0.036, 0.038):
        v = (1 + target / 2) ** -60
        show(f"jgb30 to {target}", yy30 / target * (1 - v) + v - 1)
    edges = [
        ("ust-10y-on-jgb-30y", "jgb.30y", diffs, "ust.10y", diffs),
        ("ust-30y-on-jgb-30y", "jgb.30y", diffs, "ust.30y", diffs),
        ("usdjpy-on-jgb-30y", "jgb.30y", diffs, "fx.usdjpy", logs),
        ("btc-on-ust-10y", "ust.10y", diffs, "btc.close", logs),
    ]
    for name, cause, by, effect, of in edges:
        days, (x, y) = common(s[cause], s[effect])
        b, se = newey_west(by(x)[-120:], of(y)[-120:], 5)
        z = st.NormalDist().inv_cdf(0.975)
        show(name, b, b - z * se, b + z * se)
    print()


for instant in ("2025-11-21T12:30:00Z", "2024-08-05T22:00:00Z"):
    report(instant)
