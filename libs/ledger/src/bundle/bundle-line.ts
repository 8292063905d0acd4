import { isAnything, isBase64, isCount, isExactly, isHash, isListOf, isNullOr, isObject, isOneOf, isText } from './guards.ts';
import type { Guarded } from './guards.ts';

/** The format of docs/audit-bundle.md, line by line; a change of it is another schema. */
export const BUNDLE_SCHEMA = 'consilium/audit-bundle/1';
export const SCOPES = ['case', 'period', 'patient', 'user', 'log'] as const;
export type ScopeKind = (typeof SCOPES)[number];
export const DOCUMENT_KINDS = ['report-pdf', 'report-json', 'report-md', 'decision', 'trail'] as const;

const isOpenedPart = isNullOr(isExactly({ r: isBase64, data: isAnything }));
export const isOpened = isExactly({ before: isOpenedPart, after: isOpenedPart, detail: isOpenedPart });

export const isHeaderLine = isExactly({
  t: isOneOf('bundle'),
  schema: isText,
  origin: isText,
  scope: isExactly({ kind: isOneOf(...SCOPES) }, { id: isText, cases: isListOf(isText), from: isText, to: isText }),
  size: isCount,
  made: isExactly({ at: isText, by: isText }),
  counts: isExactly({ entry: isCount, record: isCount, document: isCount }),
});
export const isKeyLine = isExactly({ t: isOneOf('key'), kind: isOneOf('log', 'witness'), vkey: isText });
export const isCheckpointLine = isExactly({ t: isOneOf('checkpoint'), note: isText }, { consistency: isListOf(isBase64) });
export const isRangeLine = isExactly({
  t: isOneOf('range'),
  from: isCount,
  to: isCount,
  left: isListOf(isBase64),
  right: isListOf(isBase64),
});
export const isEntryLine = isExactly(
  { t: isOneOf('entry'), i: isCount, body: isText, open: isNullOr(isOpened) },
  { proof: isListOf(isBase64), erased: isOneOf(true) },
);
export const isRecordLine = isExactly(
  { t: isOneOf('record'), table: isText, key: isText, image: isObject, entry: isCount },
  { columns: isRecordOfTexts },
);
export const isDocumentLine = isExactly({
  t: isOneOf('document'),
  kind: isOneOf(...DOCUMENT_KINDS),
  name: isText,
  sha256: isHash,
  base64: isBase64,
});
export const isEndLine = isExactly({ t: isOneOf('end'), lines: isCount, sha256: isHash });

export type HeaderLine = Guarded<typeof isHeaderLine>;
export type KeyLine = Guarded<typeof isKeyLine>;
export type CheckpointLine = Guarded<typeof isCheckpointLine>;
export type RangeLine = Guarded<typeof isRangeLine>;
export type EntryLine = Guarded<typeof isEntryLine>;
export type RecordLine = Guarded<typeof isRecordLine>;
export type DocumentLine = Guarded<typeof isDocumentLine>;
export type OpenedEntry = Guarded<typeof isOpened>;
export type BundleLine = HeaderLine | KeyLine | CheckpointLine | RangeLine | EntryLine | RecordLine | DocumentLine;

function isRecordOfTexts(value: unknown): value is Readonly<Record<string, string>> {
  return isObject(value) && Object.values(value).every(isText);
}

/** Order of the kinds of line in a bundle. */
export const LINE_ORDER = ['bundle', 'key', 'checkpoint', 'range', 'entry', 'record', 'document', 'end'] as const;
export type LineKind = (typeof LINE_ORDER)[number];
export const isLineKind = isOneOf(...LINE_ORDER);
