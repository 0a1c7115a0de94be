/**
 * Whole columns between typed arrays and DuckDB's vectors, by memory copy. The friendlier binding sets and gets value by
 * value, which costs a load of millions twice its time; these few calls are its own foundation.
 */
import { createRequire } from "node:module";
import { type DuckDBDataChunk, DuckDBVector } from "@duckdb/node-api";

// The binding is a native CommonJS module without names that an ESM import could see.
const binding = createRequire(import.meta.url)("@duckdb/node-bindings") as typeof import("@duckdb/node-bindings");

/** Rows in a full chunk: DuckDB's vector size. */
export const chunkRows = DuckDBVector.standardSize();

type Column = Float64Array | Int32Array;

const vectorOf = (chunk: DuckDBDataChunk, column: number) => binding.data_chunk_get_vector(chunk.chunk, column);

/** Empties a chunk for `rows` new rows: no NULLs, no strings. */
export function resetChunk(chunk: DuckDBDataChunk, rows: number): void {
  chunk.reset();
  chunk.rowCount = rows;
}

/** Copies the first `rows` values into a column of the same width (DOUBLE or INTEGER). */
export function writeColumn(chunk: DuckDBDataChunk, column: number, values: Column, rows: number): void {
  const bytes = rows * values.BYTES_PER_ELEMENT;
  binding.copy_data_to_vector(vectorOf(chunk, column), 0, values.buffer as ArrayBuffer, values.byteOffset, bytes);
}

/** Makes NULL every row whose bit is 0; `valid` has one bit a row, the lowest first, for a whole chunk. */
export function writeValidity(chunk: DuckDBDataChunk, column: number, valid: Uint8Array): void {
  const vector = vectorOf(chunk, column);
  binding.vector_ensure_validity_writable(vector);
  binding.copy_data_to_vector_validity(vector, 0, valid.buffer as ArrayBuffer, valid.byteOffset, valid.byteLength);
}

export function writeString(chunk: DuckDBDataChunk, column: number, row: number, text: string): void {
  binding.vector_assign_string_element(vectorOf(chunk, column), row, text);
}

/** Copies a column without NULLs (DOUBLE or INTEGER) to `to`, from position `start`. */
export function readColumn(chunk: DuckDBDataChunk, column: number, to: Column, start: number): void {
  const rows = chunk.rowCount;
  const bytes = binding.vector_get_data(vectorOf(chunk, column), rows * to.BYTES_PER_ELEMENT);
  if (to instanceof Float64Array) to.set(new Float64Array(bytes.buffer, bytes.byteOffset, rows), start);
  else to.set(new Int32Array(bytes.buffer, bytes.byteOffset, rows), start);
}
