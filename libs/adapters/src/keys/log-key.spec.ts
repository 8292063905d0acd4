import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCosigner, openNote, privateKeyText, signNote } from '@consilium/ledger';
import { logSigner, logVerifiers, makeLogKey, rotateLogKey, witnessVerifiers } from './log-key.ts';
import type { LogKeySource } from './log-key.ts';

describe('key of the log', () => {
  let dir: string;
  beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), 'consilium-log-key-'))));
  afterEach(() => rmSync(dir, { recursive: true }));
  const source = (change: Partial<LogKeySource> = {}): LogKeySource => ({
    dir,
    stated: null,
    origin: 'log.example/a',
    mayMake: true,
    ...change,
  });

  it('is made once, for its owner only, with its public key beside it', () => {
    expect(makeLogKey(dir, 'log.example/a')).toEqual(['log.key', 'log.vkey']);
    expect(makeLogKey(dir, 'log.example/a')).toEqual([]);
    expect(statSync(join(dir, 'log.key')).mode & 0o077).toBe(0);
    expect(readFileSync(join(dir, 'log.vkey'), 'utf8').trim()).toBe(logSigner(source({ mayMake: false })).vkey);
  });

  it('signs what the public key opens', () => {
    const note = signNote('text\n', logSigner(source()));
    expect(openNote(note, logVerifiers(dir)).ok).toBe(true);
  });

  it('is never made in production, where a missing key is a lost key', () => {
    expect(() => logSigner(source({ mayMake: false }))).toThrow(/log\.key is missing/);
    expect(() => logVerifiers(dir)).toThrow(/log\.vkey is missing/);
  });

  it('is refused under the name of another log', () => {
    makeLogKey(dir, 'log.example/a');
    expect(() => logSigner(source({ origin: 'log.example/b' }))).toThrow(/belongs to log\.example\/a/);
  });

  it('comes after what the environment states', () => {
    const other = mkdtempSync(join(tmpdir(), 'consilium-log-key-'));
    try {
      makeLogKey(other, 'log.example/a');
      makeLogKey(dir, 'log.example/a');
      const stated = readFileSync(join(other, 'log.key'), 'utf8');
      expect(logSigner(source({ stated })).vkey).toBe(logSigner(source({ dir: other })).vkey);
    } finally {
      rmSync(other, { recursive: true });
    }
  });

  it('leaves the key before it believed after a rotation, and keeps it', () => {
    const former = logSigner(source());
    const [before, vkey] = [signNote('text\n', former), rotateLogKey(dir, 'log.example/a')];
    const renewed = logSigner(source({ mayMake: false }));
    expect([renewed.vkey, logVerifiers(dir).map((one) => one.vkey)]).toEqual([vkey, [vkey, former.vkey]]);
    for (const note of [before, signNote('text\n', renewed)]) expect(openNote(note, logVerifiers(dir)).ok).toBe(true);
    expect(openNote(before, [renewed]).ok).toBe(false);
    const id = former.id.toString(16).padStart(8, '0');
    expect(logSigner(source({ stated: readFileSync(join(dir, `log.key.${id}`), 'utf8') })).vkey).toBe(former.vkey);
  });

  it('has its public keys from the environment where the file is elsewhere', () =>
    expect(logVerifiers(dir, logSigner(source()).vkey)).toHaveLength(1));

  it('is refused when the file was damaged', () => {
    makeLogKey(dir, 'log.example/a');
    writeFileSync(join(dir, 'log.vkey'), 'no key\n');
    expect(() => logVerifiers(dir)).toThrow(/Key 1 of log\.vkey/);
  });

  it('has beside it the keys of the witnesses that the site believes, if any', () => {
    const { vkey } = makeCosigner(privateKeyText('w.example', 'cosignature/v1', new Uint8Array(32).fill(7)));
    expect(witnessVerifiers(dir, null)).toEqual([]);
    writeFileSync(join(dir, 'witness.vkey'), `# ours\n${vkey}\n`);
    expect(witnessVerifiers(dir, null).map((one) => one.vkey)).toEqual([vkey]);
    expect(witnessVerifiers(dir, `${vkey} ${vkey}`)).toHaveLength(2);
    expect(() => witnessVerifiers(dir, logSigner(source()).vkey)).toThrow(/not one of a witness/);
  });
});
