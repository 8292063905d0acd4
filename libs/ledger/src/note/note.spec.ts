import fc from 'fast-check';
import {
  cosign,
  formatCheckpoint,
  formatProof,
  fromBase64,
  makeCosigner,
  makeSigner,
  openNote,
  parseCheckpoint,
  parseNote,
  parseProof,
  parseVerifierKey,
  privateKeyText,
  signNote,
  verifierOf,
  withSignatures,
} from '../index.ts';
import type { Verifier } from '../index.ts';

// Key, text and note of the example in golang.org/x/mod/sumdb/note (package documentation).
const GO = {
  vkey: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  skey: 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  line: '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
};
// Example of C2SP signed-note.
const EXAMPLE = {
  vkey: 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
  publicKey: 'e932791ae6e7a840a46164c904786426d5e7821dd8b29a00d61cae72afdd4da4',
  note:
    'This is an example message.\n\n' +
    '— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
};
// A checkpoint that a public staging log published, with cosignatures of public witnesses; a figure of the tests of tlog-scales.
const PUBLIC = {
  log: 'arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f',
  witness: 'remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2',
  littleGarden: 'transparency.dev/DEV:witness-little-garden+d8042a87+BCtusOxINQNUTN5Oj8HObRkh2yHf/MwYaGX4CPdiVEPM',
  note: `arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— transparency.dev/DEV:witness-little-garden 2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rhIgcqoXHAwVkjZr4AscylP3v7sEodkRAErumC2q44vdgJY096st5BQ==
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
`,
};

const key = (vkey: string): Verifier => {
  const parsed = parseVerifierKey(vkey);
  if (!parsed.ok) throw new Error(parsed.refusal.code);
  return parsed.value;
};
const codeOf = (result: { ok: boolean; refusal?: { code: string } }): string => result.refusal?.code ?? 'none';
const seed = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const log = makeSigner(privateKeyText('log.example/consilium', 'ed25519', seed(1)));
const witness = makeCosigner(privateKeyText('witness.example/one', 'cosignature/v1', seed(2)));
const text = formatCheckpoint({ origin: 'log.example/consilium', size: 3, root: seed(9) });

describe('verifier and private keys (C2SP signed-note)', () => {
  it.each([GO.vkey, EXAMPLE.vkey, PUBLIC.log, PUBLIC.witness, PUBLIC.littleGarden])('reads and writes %s as it is', (vkey) =>
    expect(key(vkey).vkey).toBe(vkey),
  );

  it('finds the public key of the published example', () =>
    expect(Buffer.from(key(EXAMPLE.vkey).publicKey).toString('hex')).toBe(EXAMPLE.publicKey));

  it('makes the published public key out of the private one, and writes the private one as it was', () => {
    expect(makeSigner(GO.skey).vkey).toBe(GO.vkey);
    const [, , , , ...encoded] = GO.skey.split('+');
    const bytes = fromBase64(encoded.join('+')) ?? seed(0);
    expect(privateKeyText('PeterNeumann', 'ed25519', bytes.subarray(1))).toBe(GO.skey);
  });

  it.each([
    ['a changed name', GO.vkey.replace('Peter', 'Petra'), 'LOG.KEY_MALFORMED'],
    ['a changed key', GO.vkey.replace('ARpc', 'ARpd'), 'LOG.KEY_MALFORMED'],
    ['a changed id', GO.vkey.replace('c74f', 'c74e'), 'LOG.KEY_MALFORMED'],
    ['half a key', GO.vkey.slice(0, -12), 'LOG.KEY_MALFORMED'],
    ['no key', '', 'LOG.KEY_MALFORMED'],
    ['a type that is not checked here', 'a+00000000+Bg==', 'LOG.KEY_UNSUPPORTED'],
  ])('refuses %s', (_, vkey, code) => expect(codeOf(parseVerifierKey(vkey))).toBe(code));

  it.each([
    ['nothing', ''],
    ['a public key', GO.vkey],
    ['an id of another key', GO.skey.replace('c74f20a3', 'c74f20a4')],
    ['a cut key', GO.skey.slice(0, -4)],
  ])('refuses %s as private key without showing it', (_, skey) => {
    expect(() => makeSigner(skey)).toThrow(RangeError);
    expect(() => makeSigner(skey)).not.toThrow(/AYEK|ARpc/);
  });

  it.each(['', 'a b', 'a+b', 'a\n', 'a\u00a0b'])('refuses %j as name of a key', (name) =>
    expect(() => verifierOf(name, 'ed25519', log.publicKey)).toThrow(RangeError),
  );

  it('never lets a witness sign as the log', () =>
    expect(() => makeSigner(privateKeyText('w.example', 'cosignature/v1', seed(2)))).toThrow(RangeError));
});

describe('signed note (C2SP signed-note)', () => {
  it('signs the published text to the published note, byte for byte, each time', () => {
    expect(signNote(GO.text, makeSigner(GO.skey))).toBe(`${GO.text}\n${GO.line}`);
    expect(signNote(GO.text, makeSigner(GO.skey))).toBe(signNote(GO.text, makeSigner(GO.skey)));
  });

  it('opens the published notes', () => {
    expect(openNote(`${GO.text}\n${GO.line}`, [key(GO.vkey)])).toMatchObject({ ok: true, value: { text: GO.text, unknown: 0 } });
    expect(openNote(EXAMPLE.note, [key(EXAMPLE.vkey)])).toMatchObject({ ok: true, value: { text: 'This is an example message.\n' } });
  });

  it('opens a published checkpoint by its log and by its witnesses, and tells when they saw it', () => {
    const opened = openNote(PUBLIC.note, [key(PUBLIC.log), key(PUBLIC.witness), key(PUBLIC.littleGarden)]);
    expect(opened).toMatchObject({ ok: true, value: { unknown: 1 } });
    // 23 May 2026, 21:50:24 UTC, in the eight bytes before the signature.
    expect(opened.ok && opened.value.signed.map(({ by, time }) => [by.name, time])).toEqual([
      ['arche2025h1.staging.ct.transparency.dev', null],
      ['transparency.dev/DEV:witness-little-garden', 0x6a122120],
      ['remora.n621.de', 0x6a122120],
    ]);
  });

  it('refuses a note with a digit changed, under either kind of key', () => {
    const changed = PUBLIC.note.replace('1432088532', '1432088533');
    for (const vkey of [PUBLIC.log, PUBLIC.witness]) expect(codeOf(openNote(changed, [key(vkey)]))).toBe('LOG.SIGNATURE_WRONG');
  });

  it('refuses every single flipped bit of a note', () => {
    const note = Buffer.from(signNote(text, log));
    for (let bit = 0; bit < note.length * 8; bit += 1) {
      const flipped = Buffer.from(note);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(openNote(flipped.toString('utf8'), [log]).ok).toBe(false);
    }
  });

  it('refuses a note that only strangers signed, and ignores strangers otherwise', () => {
    const stranger = makeSigner(privateKeyText('stranger.example', 'ed25519', seed(5)));
    const note = withSignatures(signNote(text, stranger), [signNote(text, log).split('\n\n')[1] ?? '']);
    expect(codeOf(openNote(signNote(text, stranger), [log]))).toBe('LOG.NOTE_UNSIGNED');
    expect(openNote(note, [log])).toMatchObject({ ok: true, value: { unknown: 1, signed: [{ by: { name: log.name } }] } });
  });

  it('refuses a wrong signature of a known key even beside a right one of another', () => {
    const forged = signNote('another\n', log).split('\n\n')[1] ?? '';
    const note = withSignatures(signNote(text, makeSigner(GO.skey)), [forged]);
    expect(codeOf(openNote(note, [key(GO.vkey), log]))).toBe('LOG.SIGNATURE_WRONG');
  });

  it('counts a witness once however often it signed', () => {
    const note = withSignatures(signNote(text, log), [cosign(text, witness, 100), cosign(text, witness, 101)]);
    const opened = openNote(note, [witness]);
    expect(opened).toMatchObject({ ok: true, value: { signed: [{ by: { name: witness.name }, time: 100 }] } });
    expect(opened.ok && opened.value.signed).toHaveLength(1);
  });

  it.each([
    ['no blank line', 'text\n— a.example AAAAAAAA\n'],
    ['no final newline', signNote(text, log).slice(0, -1)],
    ['no signature', `${text}\n`],
    ['a hyphen for the dash', signNote(text, log).replace('—', '-')],
    ['two spaces', signNote(text, log).replace('— ', '—  ')],
    ['a carriage return', signNote(text, log).replaceAll('\n', '\r\n')],
    ['base64 that is not canonical', signNote(text, log).replace(/=\n$/, '\n')],
    ['65 signatures', `${text}\n${'— a.example AAAAAAAA\n'.repeat(65)}`],
    ['a million characters', `${'a'.repeat(1_000_000)}\n\n— a.example AAAAAAAA\n`],
  ])('refuses a note with %s', (_, note) => expect(codeOf(parseNote(note))).toBe('LOG.NOTE_MALFORMED'));

  it.each(['', 'no newline', 'tab\t\n', 'lone \ud800\n'])('refuses to sign %j', (bad) =>
    expect(() => signNote(bad, log)).toThrow(RangeError),
  );

  it('keeps blank lines that belong to the text', () => {
    const poem = 'one\n\ntwo\n';
    expect(openNote(signNote(poem, log), [log])).toMatchObject({ ok: true, value: { text: poem } });
  });

  it('does not repeat a line that is there', () => {
    const line = cosign(text, witness, 7);
    const once = withSignatures(signNote(text, log), [line]);
    expect(withSignatures(once, [line, line])).toBe(once);
  });
});

describe('cosignature/v1 (C2SP tlog-cosignature)', () => {
  it('signs header, time and text, with the time in front of the signature', () => {
    const bytes = witness.sign(text, 1_679_315_147);
    expect(new DataView(bytes.buffer).getBigUint64(0)).toBe(1_679_315_147n);
    const plain = verifierOf('w', 'ed25519', witness.publicKey);
    expect(plain.check(`cosignature/v1\ntime 1679315147\n${text}`, bytes.subarray(8))).toBeNull();
    expect(witness.check(text, bytes)).toBe(1_679_315_147);
  });

  it('does not hold under another time, nor as a signature of the log', () => {
    const bytes = witness.sign(text, 1_679_315_147);
    const later = new Uint8Array(bytes);
    later[7] = 0xff;
    expect(witness.check(text, later)).toBeUndefined();
    expect(verifierOf('w', 'ed25519', witness.publicKey).check(text, bytes)).toBeUndefined();
    expect(witness.check(text, bytes.subarray(8))).toBeUndefined();
    expect(witness.check(text, new Uint8Array(72).fill(0xff))).toBeUndefined();
  });

  it('takes the private key of a witness in either type, and gives it the id of type 4', () =>
    expect(makeCosigner(privateKeyText(witness.name, 'ed25519', seed(2))).vkey).toBe(witness.vkey));
});

describe('checkpoint (C2SP tlog-checkpoint)', () => {
  it('reads the published example', () => {
    const parsed = parseCheckpoint('example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n');
    expect(parsed).toMatchObject({ ok: true, value: { origin: 'example.com/behind-the-sofa', size: 20_852_163, extensions: [] } });
    expect(parsed.ok && formatCheckpoint(parsed.value)).toBe(
      'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n',
    );
  });

  it('gives back what was written', () =>
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.uint8Array({ minLength: 32, maxLength: 32 }), (size, root) => {
        const parsed = parseCheckpoint(formatCheckpoint({ origin: 'o', size, root }));
        expect(parsed.ok && [parsed.value.size, [...parsed.value.root]]).toEqual([size, [...root]]);
      }),
    ));

  it.each([
    ['no line', '\n'],
    ['a size with a leading zero', text.replace('\n3\n', '\n03\n')],
    ['a size with a sign', text.replace('\n3\n', '\n+3\n')],
    ['a size beyond what a double carries', text.replace('\n3\n', '\n9007199254740992\n')],
    ['a root of 31 bytes', `o\n3\n${Buffer.alloc(31).toString('base64')}\n`],
    ['a root that is not canonical base64', text.replace(/=\n$/, '\n')],
    ['an empty extension line', `${text}\n`],
    ['no final newline', text.slice(0, -1)],
  ])('refuses %s', (_, bad) => expect(codeOf(parseCheckpoint(bad))).toBe('LOG.CHECKPOINT_MALFORMED'));

  it.each([
    ['an origin of two lines', { origin: 'a\nb' }],
    ['no origin', { origin: '' }],
    ['half an entry', { size: 0.5 }],
    ['a short root', { root: seed(9).subarray(1) }],
  ])('never writes %s', (_, wrong) =>
    expect(() => formatCheckpoint({ origin: 'o', size: 3, root: seed(9), ...wrong })).toThrow(RangeError),
  );
});

describe('tlog-proof (C2SP, AUD-12)', () => {
  const note = signNote(text, log);
  const proof = { index: 2, hashes: [seed(3), seed(4)], checkpoint: note };

  it('writes header, index, hashes from the leaf up, and the checkpoint as it is', () =>
    expect(formatProof(proof)).toBe(
      `c2sp.org/tlog-proof@v1\nindex 2\n${Buffer.alloc(32, 3).toString('base64')}\n${Buffer.alloc(32, 4).toString('base64')}\n\n${note}`,
    ));

  it('gives back what was written, with and without extra data and hashes', () => {
    for (const one of [proof, { ...proof, hashes: [] }, { ...proof, extra: Uint8Array.of(1, 2, 3) }]) {
      const parsed = parseProof(formatProof(one));
      expect(parsed.ok && formatProof(parsed.value)).toBe(formatProof(one));
    }
  });

  // The refusals that transparency-dev/merkle tests for this format (proof/tlog_proof_test.go).
  it.each([
    ['another header', 'wrong-header\nindex 0\n\ncheckpoint\n'],
    ['extra data that is not base64', 'c2sp.org/tlog-proof@v1\nextra !!notbase64!!\nindex 0\n\ncheckpoint\n'],
    ['no index', 'c2sp.org/tlog-proof@v1\n\n\ncheckpoint\n'],
    ['an index that is no number', 'c2sp.org/tlog-proof@v1\nindex notanumber\n\ncheckpoint\n'],
    ['an index below zero', 'c2sp.org/tlog-proof@v1\nindex -5\n\ncheckpoint\n'],
    ['a hash that is not base64', 'c2sp.org/tlog-proof@v1\nindex 0\n!!notbase64!!\n\ncheckpoint\n'],
    ['a hash of 64 bytes', `c2sp.org/tlog-proof@v1\nindex 0\n${Buffer.alloc(64).toString('base64')}\n\ncheckpoint\n`],
    ['no checkpoint', 'c2sp.org/tlog-proof@v1\nindex 0\n'],
    ['64 hashes', formatProof({ ...proof, hashes: Array.from({ length: 64 }, () => seed(3)) })],
  ])('refuses %s', (_, bad) => expect(codeOf(parseProof(bad))).toBe('LOG.PROOF_MALFORMED'));
});
