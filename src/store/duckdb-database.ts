/** Opens the index file: schema, settings, and every way in which a database refuses, said in words. */
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { Failure } from "../core/failure.ts";
import { fileFailure, StorageFailure, type StorageReason } from "./storage-failure.ts";

/** Raised when the tables below change; an index of another version is rebuilt, never migrated. */
export const schemaVersion = 1;

/**
 * Times are milliseconds since 1970 as DOUBLE, which JavaScript reads without boxing. NULL in `text` means that the
 * value prints as it was published; NULL in `observed` that `flags` and `observed_at` say it.
 */
const schema = `
  CREATE TABLE meta (name VARCHAR PRIMARY KEY, value BIGINT NOT NULL);
  CREATE TABLE dictionary (kind VARCHAR NOT NULL, id INTEGER NOT NULL, name VARCHAR NOT NULL);
  CREATE TABLE observations (
    series INTEGER NOT NULL, source INTEGER NOT NULL, unit INTEGER NOT NULL, seq INTEGER NOT NULL,
    observed_at DOUBLE NOT NULL, known_at DOUBLE NOT NULL, retrieved DOUBLE NOT NULL, published DOUBLE,
    value DOUBLE NOT NULL, period_start INTEGER, flags INTEGER NOT NULL, text VARCHAR, observed VARCHAR);
  CREATE TABLE records (
    table_name VARCHAR NOT NULL, key VARCHAR NOT NULL, source VARCHAR NOT NULL, seq INTEGER NOT NULL,
    origin INTEGER NOT NULL, known_published INTEGER NOT NULL,
    published DOUBLE, retrieved DOUBLE NOT NULL, known_at DOUBLE NOT NULL, body VARCHAR NOT NULL);
  INSERT INTO meta VALUES ('schema', ${schemaVersion}), ('head', 0), ('loose_appends', 0), ('loose_rows', 0);`;

export interface DatabaseOptions {
  /** DuckDB's own limit, such as "2GB". */
  readonly memoryLimit?: string;
  readonly threads?: number;
}

export interface Database {
  readonly instance: DuckDBInstance;
  readonly writer: DuckDBConnection;
  readonly reader: DuckDBConnection;
  close(): void;
}

const rebuildRemedy = (path: string): string =>
  `Delete ${path} (and ${path}.wal) and run \`metastable rebuild\`; the ledger holds everything that is in it.`;

/** What the database said, as a failure with a place and a remedy. */
export function databaseFailure(error: unknown, path: string): Failure {
  if (error instanceof Failure) return error;
  const text = error instanceof Error ? error.message : String(error);
  const found = text.split("\n")[0]!;
  const say = (reason: StorageReason, expected: string, remedy: string, rebuildable = false): StorageFailure =>
    new StorageFailure(reason, { place: path, found, expected, remedy }, { cause: error, rebuildable });
  const holder = /\(PID (\d+)\)/.exec(text)?.[1];
  if (/set lock|lock on file|being used by another process/i.test(text))
    return say(
      "locked",
      "that no other program holds the file",
      `Close the program that holds it${holder === undefined ? "" : ` (process ${holder})`} and run the command again.`,
    );
  if (
    /no space left|disk full|file too large|could not (write|allocate).*(space|bytes)|failed to write|could not write/i.test(
      text,
    )
  )
    return say(
      "full",
      "free space",
      "Free some space on this disk and run the command again; the index keeps its last state.",
    );
  if (/permission denied|read-only file system|is a directory|not a directory/i.test(text))
    return say(
      "unwritable",
      "a folder that can be written",
      "Give yourself write access, or choose another folder with --data.",
    );
  if (/cannot open file/i.test(text))
    return say("unwritable", "a folder that exists and can be written", "Choose another folder with --data.");
  if (/version number|newer version|older version/i.test(text))
    return say("schema", "a file of this program's database version", rebuildRemedy(path), true);
  if (/not a valid duckdb|corrupt|checksum|could not read enough|serialization error|deserializ|wal file/i.test(text))
    return say("corrupt", "an index as this program wrote it", rebuildRemedy(path), true);
  if (/out of memory/i.test(text))
    return say(
      "broken",
      "to stay within the memory limit",
      "Raise the memory limit of the index, or ask for less at once.",
    );
  return say("broken", "the database to answer", `Run the command again. If it stays: ${rebuildRemedy(path)}`);
}

/** Opens or creates the index. Throws a `StorageFailure` that says whether a rebuild cures it. */
export async function openDatabase(path: string, options: DatabaseOptions = {}): Promise<Database> {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw fileFailure(error, dirname(path), "creating the data folder");
  }
  let instance: DuckDBInstance | undefined;
  try {
    instance = await DuckDBInstance.create(path, {
      memory_limit: options.memoryLimit ?? "1GB",
      threads: String(options.threads ?? 2),
      // The index never reads another file nor loads code from elsewhere.
      enable_external_access: "false",
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
    });
    const writer = await instance.connect();
    await ensureSchema(writer, path);
    const reader = await instance.connect();
    const opened = instance;
    return {
      instance: opened,
      writer,
      reader,
      close: () => {
        reader.closeSync();
        writer.closeSync();
        opened.closeSync();
      },
    };
  } catch (error) {
    instance?.closeSync();
    throw databaseFailure(error, path);
  }
}

async function ensureSchema(connection: DuckDBConnection, path: string): Promise<void> {
  const tables = await connection.run("SELECT table_name FROM duckdb_tables() WHERE NOT internal");
  const names = (await tables.getRows()).map(([name]) => String(name));
  if (names.length === 0) {
    await inTransaction(connection, () => connection.run(schema));
    return;
  }
  const version = names.includes("meta")
    ? (await (await connection.run("SELECT value FROM meta WHERE name = 'schema'")).getRows())[0]?.[0]
    : undefined;
  if (version === undefined || Number(version) !== schemaVersion)
    throw new StorageFailure(
      "schema",
      {
        place: path,
        found: version === undefined ? "no schema version" : `schema version ${version}`,
        expected: `schema version ${schemaVersion}`,
        remedy: rebuildRemedy(path),
      },
      { rebuildable: true },
    );
}

/** Runs the work between BEGIN and COMMIT; rolls back when it throws. */
export async function inTransaction<T>(connection: DuckDBConnection, work: () => Promise<T>): Promise<T> {
  await connection.run("BEGIN TRANSACTION");
  try {
    const result = await work();
    await connection.run("COMMIT");
    return result;
  } catch (error) {
    // After a fatal error there is no transaction left to roll back; the first error is the one to tell.
    await connection.run("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

/** Removes every row and record and sets the head to 0, in one transaction. */
export const resetSchema = (connection: DuckDBConnection): Promise<unknown> =>
  inTransaction(connection, () =>
    connection.run(`DROP TABLE observations; DROP TABLE records; DROP TABLE dictionary; DROP TABLE meta; ${schema}`),
  );

/** Deletes the index and its write-ahead log, so that the next open starts an empty one. The ledger is not touched. */
export function deleteIndex(path: string): void {
  for (const file of [path, `${path}.wal`]) if (existsSync(file)) rmSync(file);
}
