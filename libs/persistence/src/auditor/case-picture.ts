import type { Instant, Uuid } from '@consilium/domain';
import type { RowImage } from '../ledger/row-images.ts';

interface Voidable {
  readonly voidedAt: Instant | null;
  readonly voidReason: string | null;
}
interface Person {
  readonly id: Uuid;
  readonly name: string;
}
interface DecisionHead extends Voidable {
  readonly version: number;
  readonly author: string;
  readonly createdAt: Instant;
  readonly sha256: string;
}
/** What the rows of a case say, once they are put side by side. */
export interface CasePicture {
  readonly status: string | null;
  readonly version: number | null;
  readonly decision: (DecisionHead & { readonly content: Readonly<Record<string, unknown>> | null }) | null;
  readonly decisions: readonly DecisionHead[];
  readonly ballots: readonly {
    readonly id: Uuid;
    readonly version: number;
    readonly voter: Person;
    readonly choice: string;
    readonly reason: string | null;
    readonly at: Instant;
  }[];
  readonly signatures: readonly (Voidable & {
    readonly id: Uuid;
    readonly version: number;
    readonly printedName: string;
    readonly specialty: string;
    readonly meaning: string;
    readonly assurance: string | null;
    readonly signedAt: Instant;
  })[];
  readonly recusals: readonly { readonly member: Person; readonly reason: string; readonly at: Instant }[];
  readonly publications: readonly { readonly version: number; readonly at: Instant }[];
  readonly rows: readonly { readonly table: string; readonly count: number }[];
}

/** Names of people by id, and texts of decisions by their digest as an image has it. */
export interface PictureBook {
  readonly names: ReadonlyMap<string, string>;
  readonly contents: ReadonlyMap<string, string>;
}

const text = (image: RowImage, column: string): string => String(image[column] ?? '');
const textOrNull = (image: RowImage, column: string): string | null =>
  image[column] === null || image[column] === undefined ? null : text(image, column);
const number = (image: RowImage, column: string): number => Number(image[column]);
const time = (image: RowImage, column: string): Instant => new Date(text(image, column)).toISOString();

const SHOWN = ['case', 'decision_version', 'decision_void', 'ballot', 'signature', 'signature_void', 'recusal', 'publication'].map(
  (name) => `clinic.${name}`,
);

/** @param rows newest image of each row, by `<schema.table>:<key>` */
export function pictureOf(rows: ReadonlyMap<string, RowImage>, { names, contents }: PictureBook): CasePicture {
  const of = (table: string): readonly RowImage[] =>
    [...rows].filter(([key]) => key.startsWith(`clinic.${table}:`)).map(([, image]) => image);
  const person = (id: string): Person => ({ id, name: names.get(id) ?? id });
  const voidOf = (table: string, fits: (image: RowImage) => boolean): Voidable => {
    const found = of(table).find(fits);
    return { voidedAt: found ? time(found, 'at') : null, voidReason: found ? textOrNull(found, 'reason') : null };
  };
  const decisions = of('decision_version')
    .map((image) => ({
      head: headOf(
        image,
        voidOf('decision_void', (gone) => gone['version'] === image['version']),
        names,
      ),
      image,
    }))
    .toSorted((a, b) => a.head.version - b.head.version);
  const newest = decisions.findLast(({ head }) => head.voidedAt === null) ?? decisions.at(-1);
  const [row] = of('case');
  return {
    status: row ? text(row, 'status') : null,
    version: row ? number(row, 'version') : null,
    decision: newest ? { ...newest.head, content: contentOf(contents.get(text(newest.image, 'content'))) } : null,
    decisions: decisions.map(({ head }) => head),
    ballots: of('ballot')
      .map((b) => ({
        id: text(b, 'id'),
        version: number(b, 'version'),
        voter: person(text(b, 'voter')),
        choice: text(b, 'choice'),
        reason: textOrNull(b, 'reason'),
        at: time(b, 'at'),
      }))
      .toSorted(byTime(({ at }) => at)),
    signatures: of('signature')
      .map((s) => ({
        id: text(s, 'id'),
        version: number(s, 'version'),
        printedName: text(s, 'printed_name'),
        specialty: text(s, 'specialty'),
        meaning: text(s, 'meaning'),
        assurance: textOrNull(s, 'assurance'),
        signedAt: time(s, 'signed_at'),
        ...voidOf('signature_void', (gone) => gone['signature_id'] === s['id']),
      }))
      .toSorted(byTime(({ signedAt }) => signedAt)),
    recusals: of('recusal')
      .map((r) => ({ member: person(text(r, 'member')), reason: text(r, 'reason'), at: time(r, 'at') }))
      .toSorted(byTime(({ at }) => at)),
    publications: of('publication')
      .map((p) => ({ version: number(p, 'version'), at: time(p, 'published_at') }))
      .toSorted(byTime(({ at }) => at)),
    rows: countsOf(rows),
  };
}

const byTime =
  <T>(timeOf: (item: T) => Instant) =>
  (a: T, b: T): number =>
    timeOf(a) < timeOf(b) ? -1 : 1;

const headOf = (image: RowImage, voided: Voidable, names: ReadonlyMap<string, string>): DecisionHead => ({
  version: number(image, 'version'),
  author: image['author_kind'] === 'engine' ? 'Consilium engine' : (names.get(text(image, 'author_ref')) ?? text(image, 'author_ref')),
  createdAt: time(image, 'created_at'),
  sha256: text(image, 'sha256'),
  ...voided,
});

function contentOf(stored: string | undefined): Readonly<Record<string, unknown>> | null {
  if (stored === undefined) return null;
  const parsed: unknown = JSON.parse(stored);
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : null;
}

function countsOf(rows: ReadonlyMap<string, RowImage>): CasePicture['rows'] {
  const counts = new Map<string, number>();
  for (const key of rows.keys()) {
    const table = key.slice(0, key.indexOf(':'));
    if (!SHOWN.includes(table)) counts.set(table, (counts.get(table) ?? 0) + 1);
  }
  return [...counts].map(([table, count]) => ({ table, count })).toSorted((a, b) => (a.table < b.table ? -1 : 1));
}
