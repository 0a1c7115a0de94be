/** The one place that takes secrets out of text, for logs, ledger lines and provenance. */
export const redactedMark = "REDACTED";

export type Redact = (text: string) => string;

/** Shorter secrets could be parts of ordinary words and numbers, and are refused where they are read. */
export const shortestSecret = 8;

/** Every way in which a secret may be written: also inside an address, in JSON and in base64. Longest first. */
export function secretForms(secrets: Iterable<string>): readonly string[] {
  const forms = new Set<string>();
  for (const secret of secrets) {
    forms.add(secret);
    forms.add(encodeURIComponent(secret));
    forms.add(new URLSearchParams([["", secret]]).toString().slice(1));
    forms.add(JSON.stringify(secret).slice(1, -1));
    forms.add(Buffer.from(secret).toString("base64"));
    forms.add(Buffer.from(secret).toString("base64url"));
  }
  // A short form may be part of a long one.
  return [...forms].sort((a, b) => b.length - a.length);
}

export function redactor(secrets: Iterable<string>): Redact {
  const forms = secretForms(secrets);
  return (text) => forms.reduce((rest, form) => rest.replaceAll(form, redactedMark), text);
}

/** The same for all texts inside plain data. */
export function redactData<T>(data: T, redact: Redact): T {
  if (typeof data === "string") return redact(data) as T;
  if (Array.isArray(data)) return data.map((item) => redactData(item, redact)) as T;
  if (data === null || typeof data !== "object") return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, redactData(value, redact)])) as T;
}
