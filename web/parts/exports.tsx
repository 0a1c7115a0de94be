/** Buttons that save rows as CSV or JSON. */
import { csvOf, jsonOf, type Rows, saveText } from "./save.ts";

export function RowExports({ rows }: { rows: () => Rows }) {
  return (
    <>
      <button
        type="button"
        onClick={() => {
          const data = rows();
          saveText(`${data.name}.csv`, csvOf(data), "text/csv");
        }}
      >
        CSV
      </button>
      <button
        type="button"
        onClick={() => {
          const data = rows();
          saveText(`${data.name}.json`, jsonOf(data), "application/json");
        }}
      >
        JSON
      </button>
    </>
  );
}
