/**
 * Who may import whom: the table of docs/architecture.md as data. A folder may always import itself. `types` lists what
 * may be imported with `import type` only. Tests beside a file are free.
 */
export interface FolderRule {
  readonly folder: string;
  readonly may: readonly string[];
  /** A folder, or one file of a folder. */
  readonly types?: readonly string[];
  readonly because: string;
}

const belowTheNote = ["core", "market", "models"] as const;

export const importTable: readonly FolderRule[] = [
  { folder: "core", may: [], because: "units, time and errors know no finance and nothing of ours" },
  { folder: "market", may: ["core"], because: "the vocabulary stands on core alone" },
  { folder: "models", may: ["core", "market"], because: "a formula is pure: its inputs are arguments" },
  { folder: "parameters", may: ["core", "market"], because: "an assumption is a record, not a computation" },
  {
    folder: "sources",
    may: ["core", "market"],
    because: "a source says how to ask and how to read; it neither fetches nor stores",
  },
  {
    folder: "store",
    may: ["core", "market"],
    because: "storage keeps rows without knowing what is computed from them",
  },
  {
    folder: "scenarios",
    may: ["core", "market"],
    because: "a scenario is a view of shocked series, whatever is computed on it",
  },
  {
    folder: "indicators",
    may: ["core", "market", "models", "parameters"],
    because: "an indicator applies models to a view cut at an instant; it cannot reach a store or a later date",
  },
  {
    folder: "charts",
    may: ["core"],
    because: "a chart draws what it is given and computes nothing; the page uses it too",
  },
  {
    folder: "thresholds",
    may: ["core", "market", "models", "indicators", "parameters"],
    because: "a threshold judges an indicator; its assumed levels are parameters (docs/decisions.md)",
  },
  {
    folder: "audit",
    may: belowTheNote,
    because: "the audit recomputes from printed figures and facts, not from our own indicators",
  },
  {
    folder: "simulation",
    may: ["core", "market", "models", "parameters", "scenarios"],
    because: "the engine is pure and runs in the browser: one serialisable input, no view and no store",
  },
  {
    folder: "book",
    may: ["core", "market", "models"],
    because: "a book is valued in a market that it is given; it knows neither scenarios nor stores",
  },
  {
    folder: "outlook",
    may: belowTheNote,
    types: ["indicators", "thresholds", "scenarios", "simulation"],
    because: "statements are made from results; nothing is computed again",
  },
  {
    folder: "note",
    may: ["core", "charts", "outlook"],
    types: ["audit"],
    because: "the note words and draws stored results; it computes nothing",
  },
  {
    folder: "app",
    may: [
      ...["core", "market", "models", "parameters", "sources", "store", "scenarios", "indicators", "charts"],
      ...["thresholds", "audit", "simulation", "book", "outlook", "note"],
    ],
    because: "the composition root joins everything and is itself known to the command line and the API only",
  },
  {
    folder: "cli",
    may: ["app", "api", "core"],
    because: "thin: reads the request, calls app, prints; `up` starts the server of api",
  },
  { folder: "api", may: ["app", "core"], because: "thin: reads the request, calls app, responds" },
  {
    folder: "web",
    may: ["simulation", "charts"],
    types: ["api/contract.ts"],
    because: "the page knows the wire types and the two pure folders that it runs itself",
  },
];

/** Packages and Node modules that belong to some folders only, with the reason. The first pattern that fits decides. */
export const packageTable: readonly {
  readonly pattern: RegExp;
  readonly folders: readonly string[];
  readonly because: string;
}[] = [
  {
    pattern: /^@duckdb\//,
    folders: ["store"],
    because: "no type of the database leaves store/: another one may follow",
  },
  { pattern: /^(react|react-dom)(\/|$)/, folders: ["web"], because: "only the page is drawn with React" },
  { pattern: /^commander$/, folders: ["cli"], because: "only the command line reads arguments" },
  { pattern: /^(hono|@hono\/.*)(\/|$)/, folders: ["api", "app"], because: "only the API speaks HTTP to readers" },
  { pattern: /^(undici|ws)$/, folders: ["app"], because: "the network is reached from app/ alone" },
  { pattern: /^pino$/, folders: ["app", "cli", "api"], because: "logging is a side effect" },
  {
    pattern: /^node:(fs|fs\/promises|os|stream|stream\/promises|events|readline|timers|timers\/promises)$/,
    folders: ["app", "cli", "api", "store"],
    because: "the disk is touched in store/ and at the edge",
  },
  {
    pattern: /^node:net$/,
    folders: ["app", "cli", "api", "store/socket"],
    because: "the socket in the data folder is store/socket*.ts",
  },
  {
    pattern: /^node:module$/,
    folders: ["app", "cli", "api", "store/duckdb-vectors.ts"],
    because: "the database's native binding has no names that an import could see",
  },
  {
    pattern: /^node:(crypto|zlib|path|url|util|buffer)$/,
    folders: [
      "app",
      "cli",
      "api",
      "store",
      "sources",
      "indicators",
      "thresholds",
      "audit",
      "outlook",
      "note",
      "scenarios",
    ],
    because: "the pure folders (core, market, models, charts, simulation) also run in a browser",
  },
  { pattern: /^node:/, folders: ["app", "cli", "api"], because: "network, processes and threads live at the edge" },
];
