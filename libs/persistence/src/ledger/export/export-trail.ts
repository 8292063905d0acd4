import type { RecordLine } from '@consilium/ledger';
import type { ExportedEntry } from './read-entries.ts';

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
/** Pipes and line breaks would break the table. */
const cell = (value: unknown): string =>
  textOf(value)
    .replace(/[|\r\n]+/g, ' ')
    .trim();

/**
 * Who did what and when, for people who read no JSON: decisions with their signatures first, then every entry. It proves nothing by itself; the verifier
 * checks the entries that it was written from.
 */
export function trailText(
  entries: readonly ExportedEntry[],
  records: readonly RecordLine[],
  made: { readonly at: string; readonly log: string },
): string {
  const images = (table: string) => records.filter((record) => record.table === table).map(({ image, entry }) => ({ image, entry }));
  const voids = new Set(images('clinic.signature_void').map(({ image }) => textOf(image['signature_id'])));
  const names = new Map(images('clinic.user').map(({ image }) => [textOf(image['id']), textOf(image['name'])]));
  const lines = [
    '# Audit trail',
    '',
    `Log ${made.log}, exported ${made.at}. Check this bundle with consilium-verify: this page is a reading aid and proves nothing by itself.`,
    '',
  ];
  for (const { image, entry } of images('clinic.publication'))
    lines.push(
      `## Decision version ${textOf(image['version'])} of case ${textOf(image['case_id'])}`,
      '',
      `Published ${textOf(image['published_at'])} under policy ${textOf(image['policy_id'])}/${textOf(image['policy_version'])}, content ${textOf(image['digest'])} (entry ${entry}).`,
      '',
      '| signed by | seat | meaning | time | zone | assurance | state | entry |',
      '|---|---|---|---|---|---|---|---|',
      ...images('clinic.signature')
        .filter((signature) => signature.image['case_id'] === image['case_id'] && signature.image['version'] === image['version'])
        .map(({ image: s, entry: at }) =>
          row(
            s['printed_name'],
            s['specialty'],
            s['meaning'],
            s['signed_at'],
            s['time_zone'],
            s['assurance'],
            voids.has(textOf(s['id'])) ? 'void' : 'valid',
            at,
          ),
        ),
      '',
    );
  lines.push('## Entries', '', '| entry | time | who | roles | what | object | outcome | reason |', '|---|---|---|---|---|---|---|---|');
  for (const { i, body } of entries) lines.push(entryRow(i, body, names));
  return `${lines.join('\n')}\n`;
}

const row = (...cells: readonly unknown[]): string => `| ${cells.map(cell).join(' | ')} |`;

interface BodyFacts {
  readonly ts: string;
  readonly actor: { readonly ref: string; readonly roles: readonly string[] };
  readonly act: string;
  readonly obj: { readonly type: string; readonly id: string; readonly ver: number | null };
  readonly outcome: string;
  readonly reason: string | null;
}

function entryRow(index: number, body: string, names: ReadonlyMap<string, string>): string {
  const { ts, actor, act, obj, outcome, reason } = JSON.parse(body) as BodyFacts;
  const who = names.get(actor.ref) ?? actor.ref;
  return row(
    index,
    ts,
    who,
    actor.roles.join(', '),
    act,
    `${obj.type} ${obj.id}${obj.ver === null ? '' : ` v${obj.ver}`}`,
    outcome,
    reason ?? '',
  );
}
