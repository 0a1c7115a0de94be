import { useState } from "react";
import type { BookAnswer } from "../../src/api/contract.ts";
import { useAddress } from "../address.ts";
import { BookResults } from "../book/results.tsx";
import { fetchJson, withPin } from "../data.ts";
import { Said } from "../parts/said.tsx";

const example = JSON.stringify(
  {
    title: "An invented treasury",
    positions: [{ kind: "spot", id: "coins", asset: "btc", units: 2400 }],
    loans: [{ id: "coin loan", asset: "btc", units: 1300, principal: 62_000_000, call: 0.65, liquidation: 0.8 }],
    limits: [{ kind: "loss", id: "board limit", amount: 60_000_000 }],
  },
  null,
  2,
);

/** A reader's own positions. They stay in this page and in one request: not in the address, not in the browser's storage. */
export function Book() {
  const { query } = useAddress();
  const [text, setText] = useState(example);
  const [answer, setAnswer] = useState<BookAnswer | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isOldAllowed, setOldAllowed] = useState(false);
  const ask = async (source: string) => {
    setBusy(true);
    setFault(null);
    try {
      const headers = { "content-type": "application/json" };
      const isJson = /^\s*[{[]/.test(source);
      const path = `${isJson ? "/api/book" : "/api/book/csv"}${isOldAllowed ? "?allowStale=true" : ""}`;
      const body = isJson ? source : JSON.stringify({ csv: source });
      setAnswer((await fetchJson(withPin(path, query), { method: "POST", headers, body })) as BookAnswer);
    } catch (error) {
      setAnswer(null);
      setFault(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  };
  return (
    <>
      <h1>Your book</h1>
      <p className="lead">
        Your positions, loans and limits under every scenario: what is lost, who calls, and the smallest shock that
        breaks a limit. Nothing of it is stored, and it is sent only to this monitor on your own machine.
      </p>
      <form
        className="book"
        onSubmit={(e) => {
          e.preventDefault();
          void ask(text);
        }}
      >
        <label>
          Book as JSON or CSV (docs/book.md){" "}
          <textarea value={text} rows={12} spellCheck={false} onChange={(e) => setText(e.target.value)} />
        </label>
        <p className="filter">
          <button type="submit" disabled={isBusy}>
            {isBusy ? "Running every scenario …" : "Run"}
          </button>
          <label>
            or open a file{" "}
            <input
              type="file"
              accept=".json,.csv"
              onChange={(e) => {
                const file = e.target.files?.[0];
                if (file) void file.text().then(setText);
              }}
            />
          </label>
          <label>
            <input type="checkbox" checked={isOldAllowed} onChange={(e) => setOldAllowed(e.target.checked)} /> answer
            from old prices too
          </label>
        </p>
      </form>
      {fault !== null && (
        <p className="error" role="alert">
          <Said text={fault} />
        </p>
      )}
      {answer && <BookResults answer={answer} />}
    </>
  );
}
