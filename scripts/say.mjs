/** Messages of the scripts: on stderr, so that stdout carries data only. */

/** Where, what was found, what was expected, what to do: an error that a person can act on. It is printed without a stack. */
export class ScriptError extends Error {
  name = "ScriptError";
}

/** Prints one line for a person. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Runs a script's main function; a ScriptError ends the process with its message and code 1, a bug with its stack. */
export async function runAsScript(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    say(error instanceof ScriptError ? `metastable: ${error.message}` : String(error?.stack ?? error));
    process.exitCode = 1;
  }
}
