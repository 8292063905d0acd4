import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from '../../canonical-json.ts';
import type { BundleLine, EntryLine, RecordLine } from '../../bundle/bundle-line.ts';
import { privateKeyText } from '../../note/note-key.ts';
import { makeSigner, signNote } from '../../note/signing.ts';
import type { Dice } from './random.ts';

/** One class of tampering with a bundle whose end line is made to fit again: only proofs and signatures can show it. */
export interface LineTamper {
  readonly name: string;
  /** Null: anything but 0. */
  readonly expect: 1 | 2 | 3 | null;
  /** False when this bundle has nothing to tamper with in this way. */
  readonly change: (lines: BundleLine[], dice: Dice) => boolean;
}

const at = <K extends BundleLine['t']>(lines: readonly BundleLine[], kind: K): readonly number[] =>
  lines.flatMap((line, index) => (line.t === kind ? [index] : []));
const entryAt = (lines: readonly BundleLine[], index: number): EntryLine | null => {
  const line = lines[index];
  return line?.t === 'entry' ? line : null;
};
const recordAt = (lines: readonly BundleLine[], index: number): RecordLine | null => {
  const line = lines[index];
  return line?.t === 'record' ? line : null;
};
const pickRecord = (lines: readonly BundleLine[], dice: Dice, table: string): number | null => {
  const found = at(lines, 'record').filter((index) => recordAt(lines, index)?.table === table);
  return found.length > 0 ? dice.pick(found) : null;
};
/** The counts of the first line, as whoever tampers would set them. */
const recount = (lines: BundleLine[]): void => {
  const [head] = lines;
  if (head?.t !== 'bundle') return;
  const counts = { entry: at(lines, 'entry').length, record: at(lines, 'record').length, document: at(lines, 'document').length };
  lines[0] = { ...head, counts };
};
const editBody = (line: EntryLine, edit: (body: Record<string, unknown>) => void): EntryLine => {
  const body: Record<string, unknown> = JSON.parse(line.body);
  edit(body);
  return { ...line, body: canonicalJson(body) };
};
const onEntry =
  (edit: (line: EntryLine, dice: Dice) => EntryLine | null) =>
  (lines: BundleLine[], dice: Dice): boolean => {
    const index = dice.pick(at(lines, 'entry'));
    const line = entryAt(lines, index);
    const edited = line && edit(line, dice);
    if (!edited) return false;
    lines[index] = edited;
    return true;
  };

/** The 14 classes of 3-trust.md as far as a bundle can carry them, and some of its own. */
export const LINE_TAMPERS: readonly LineTamper[] = [
  { name: 'edit body', expect: 1, change: onEntry((line) => editBody(line, (body) => (body.act = 'forged'))) },
  { name: 'set the clock back', expect: 1, change: onEntry((line) => editBody(line, (body) => (body.ts = '2020-01-01T00:00:00.000Z'))) },
  {
    name: 'edit detail',
    expect: 1,
    change: onEntry((line) =>
      line.open?.detail ? { ...line, open: { ...line.open, detail: { ...line.open.detail, data: { forged: true } } } } : null,
    ),
  },
  {
    name: 'edit a row that an entry opens',
    expect: 1,
    change: onEntry((line) =>
      line.open?.after ? { ...line, open: { ...line.open, after: { ...line.open.after, data: { rows: {} } } } } : null,
    ),
  },
  {
    name: 'call an entry erased whose patient is not',
    expect: 2,
    change: (lines, dice) => {
      const index = dice.pick(at(lines, 'entry').filter((one) => entryAt(lines, one)?.open?.after === null));
      const line = entryAt(lines, index);
      if (!line?.open?.detail) return false;
      lines[index] = { ...line, open: null, erased: true };
      return true;
    },
  },
  {
    name: 'swap two details',
    expect: 1,
    change: (lines) => {
      const found = at(lines, 'entry').filter((index) => entryAt(lines, index)?.open?.detail);
      const [a, b] = [found[0] ?? -1, found.at(-1) ?? -1];
      const [first, second] = [entryAt(lines, a), entryAt(lines, b)];
      if (!first || !second || a === b) return false;
      lines[a] = { ...first, open: second.open };
      lines[b] = { ...second, open: first.open };
      return true;
    },
  },
  {
    name: 'delete an entry of a case',
    expect: null,
    change: (lines, dice) => {
      const found = at(lines, 'entry').filter(
        (index) => entryAt(lines, index)?.body.includes('"obj":{"id":"') && !entryAt(lines, index)?.body.includes('"ver":null'),
      );
      const cases = found.filter((index) => entryAt(lines, index)?.body.includes('"type":"case"'));
      if (cases.length < 2 || at(lines, 'range').length > 0 || at(lines, 'record').length === 0) return false;
      lines.splice(dice.pick(cases.slice(0, -1)), 1);
      recount(lines);
      return true;
    },
  },
  {
    name: 'delete an entry of a stretch',
    expect: 1,
    change: (lines, dice) => {
      if (at(lines, 'range').length === 0) return false;
      lines.splice(dice.pick(at(lines, 'entry')), 1);
      recount(lines);
      return true;
    },
  },
  {
    name: 'insert an entry',
    expect: 1,
    change: (lines, dice) => {
      const index = at(lines, 'entry').at(-1) ?? -1;
      const line = entryAt(lines, index);
      if (!line) return false;
      lines.splice(index + 1, 0, { ...editBody(line, (body) => (body.id = dice.uuid())), i: line.i + 1 });
      recount(lines);
      return true;
    },
  },
  {
    name: 'reorder two entries',
    expect: 1,
    change: (lines, dice) => {
      const found = at(lines, 'entry');
      if (found.length < 2) return false;
      const a = dice.pick(found.slice(0, -1));
      const [first, second] = [entryAt(lines, a), entryAt(lines, a + 1)];
      if (!first || !second) return false;
      lines[a] = { ...second, i: first.i, ...(first.proof ? { proof: first.proof } : {}) };
      lines[a + 1] = { ...first, i: second.i, ...(second.proof ? { proof: second.proof } : {}) };
      return true;
    },
  },
  {
    name: 'truncate the end of the log',
    expect: 1,
    change: (lines) => {
      const [head] = lines;
      if (head?.t !== 'bundle' || head.size < 2) return false;
      lines[0] = { ...head, size: head.size - 1 };
      return true;
    },
  },
  {
    name: 'edit the decision itself',
    expect: 1,
    change: (lines, dice) => {
      const index = pickRecord(lines, dice, 'clinic.decision_version');
      const line = index === null ? null : recordAt(lines, index);
      if (index === null || !line?.columns?.content) return false;
      lines[index] = { ...line, columns: { content: line.columns.content.replace('synthetinib', 'otherinib') } };
      return true;
    },
  },
  {
    name: 'edit the decision row with its content',
    expect: 1,
    change: (lines, dice) => {
      const index = pickRecord(lines, dice, 'clinic.decision_version');
      const line = index === null ? null : recordAt(lines, index);
      if (index === null || !line?.columns?.content) return false;
      const content = line.columns.content.replace('synthetinib', 'otherinib');
      const sha256 = createHash('sha256').update(content).digest('hex');
      lines[index] = { ...line, image: { ...line.image, sha256, content: `sha256:${sha256}` }, columns: { content } };
      return true;
    },
  },
  ...(['signature', 'ballot', 'publication', 'policy', 'user', 'credential'] as const).map((table): LineTamper => ({
    name: `edit the row of a ${table}`,
    expect: 1,
    change: (lines, dice) => {
      const index = pickRecord(lines, dice, `clinic.${table}`);
      const line = index === null ? null : recordAt(lines, index);
      if (index === null || !line) return false;
      lines[index] = { ...line, image: { ...line.image, forged: true } };
      return true;
    },
  })),
  ...(['signature', 'ballot', 'decision_version', 'signature_void', 'recusal', 'publication', 'policy'] as const).map(
    (table): LineTamper => ({
      name: `leave out the record of a ${table}`,
      expect: 2,
      change: (lines, dice) => {
        const index = pickRecord(lines, dice, `clinic.${table}`);
        if (index === null || (lines[0]?.t === 'bundle' && lines[0].scope.kind === 'log' && table !== 'policy')) return false;
        lines.splice(index, 1);
        recount(lines);
        return true;
      },
    }),
  ),
  {
    name: 'forge a checkpoint',
    expect: 1,
    change: (lines) => {
      const [index = -1] = at(lines, 'checkpoint');
      const line = lines[index];
      if (line?.t !== 'checkpoint') return false;
      const [origin, size, , ...rest] = line.note.split('\n');
      lines[index] = { ...line, note: [origin, size, randomBytes(32).toString('base64'), ...rest].join('\n') };
      return true;
    },
  },
  {
    name: 'swap the key of the log, and sign anew',
    expect: 1,
    change: (lines) => {
      const [keyAt = -1] = at(lines, 'key');
      const key = lines[keyAt];
      const [head] = lines;
      if (key?.t !== 'key' || head?.t !== 'bundle') return false;
      const signer = makeSigner(privateKeyText(head.origin, 'ed25519', randomBytes(32)));
      lines[keyAt] = { ...key, vkey: signer.vkey };
      for (const index of at(lines, 'checkpoint')) {
        const line = lines[index];
        if (line?.t === 'checkpoint') lines[index] = { ...line, note: signNote(line.note.slice(0, line.note.indexOf('\n\n') + 1), signer) };
      }
      return true;
    },
  },
  {
    name: 'show a document that was not issued',
    expect: 1,
    change: (lines) => {
      const index = at(lines, 'document').find((place) => lines[place]?.t === 'document') ?? -1;
      const line = lines[index];
      if (line?.t !== 'document') return false;
      const bytes = Buffer.from('another report');
      lines[index] = { ...line, base64: bytes.toString('base64'), sha256: createHash('sha256').update(bytes).digest('hex') };
      return true;
    },
  },
];
