import { sha256Hex } from '@consilium/ledger';
import type { DocumentLine } from '@consilium/ledger';
import type { ExportedEntry } from './read-entries.ts';

/** A report's bytes by their SHA-256; null when they are no longer kept. */
export type ReadDocument = (sha256: string) => Promise<Uint8Array | null>;

const KINDS = new Map<unknown, { readonly kind: DocumentLine['kind']; readonly ending: string }>([
  ['pdf', { kind: 'report-pdf', ending: 'pdf' }],
  ['json', { kind: 'report-json', ending: 'json' }],
  ['markdown', { kind: 'report-md', ending: 'md' }],
]);

export const documentLine = (kind: DocumentLine['kind'], name: string, bytes: Uint8Array): DocumentLine => ({
  t: 'document',
  kind,
  name,
  sha256: sha256Hex(bytes),
  base64: Buffer.from(bytes).toString('base64'),
});

/** The reports that the entries commit to, as they were issued. */
export async function reportsOf(entries: readonly ExportedEntry[], read: ReadDocument): Promise<readonly DocumentLine[]> {
  const lines: DocumentLine[] = [];
  for (const { rows } of entries)
    for (const [name, image] of Object.entries(rows)) {
      const found = name.startsWith('clinic.report_artifact:') ? KINDS.get(image['kind']) : undefined;
      const bytes = found && typeof image['sha256'] === 'string' ? await read(image['sha256']) : null;
      if (found && bytes) lines.push(documentLine(found.kind, `report-${lines.length + 1}.${found.ending}`, bytes));
    }
  return lines;
}
