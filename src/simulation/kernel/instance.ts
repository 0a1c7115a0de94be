/** An instance of the compiled kernel over memory of its own. Same bits in every engine. */
import { kernelBase64 } from "./module.generated.ts";

/** The part of the WebAssembly interface that is used; the pure folders compile without the types of a platform. */
interface KernelMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
interface KernelExports {
  run(
    institutions: number,
    assets: number,
    rounds: number,
    blocks: number,
    fixed: number,
    assetsFixed: number,
    totalValue: number,
    shocked: number,
    slopes: number,
    slopeStep: number,
    work: number,
    out: number,
  ): void;
}
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Memory: new (limits: { initial: number; maximum: number }) => KernelMemory;
  Instance: new (module: object, imports: { env: { memory: KernelMemory } }) => { readonly exports: object };
};

const pageBytes = 65_536;
/** 256 MiB: far above what a batch asks for at once. */
const maximumPages = 4096;

export interface Kernel {
  readonly run: KernelExports["run"];
  /** The memory as doubles, at least so many. Views taken before are void afterwards. */
  readonly doubles: (count: number) => Float64Array;
}

let compiled: object | undefined;

/** A new kernel with its own memory; the module is compiled once. */
export function createKernel(): Kernel {
  compiled ??= new WebAssembly.Module(decodeBase64(kernelBase64));
  const memory = new WebAssembly.Memory({ initial: 1, maximum: maximumPages });
  const { run } = new WebAssembly.Instance(compiled, { env: { memory } }).exports as KernelExports;
  return {
    run,
    doubles: (count) => {
      const pages = Math.ceil((count * 8) / pageBytes);
      if (pages > maximumPages)
        throw new RangeError(`kernel: found ${pages} pages of memory, expected at most ${maximumPages}`);
      const missing = pages - memory.buffer.byteLength / pageBytes;
      if (missing > 0) memory.grow(missing);
      return new Float64Array(memory.buffer);
    },
  };
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const digitValues = new Map(Array.from(digits, (digit, value) => [digit, value]));

/** Node's Buffer and the browser's atob are both missing in the pure folders. */
function decodeBase64(text: string): Uint8Array {
  const clean = text.replace(/=+$/, "");
  const bytes = new Uint8Array(Math.floor((clean.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const digit of clean) {
    bits = (bits << 6) | digitValues.get(digit)!;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[at++] = (bits >> held) & 0xff;
    }
  }
  return bytes;
}
