/** States what must hold. A failure is a bug in this program, never a fault of its input. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`bug: ${message}`);
}
