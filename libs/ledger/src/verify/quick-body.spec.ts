import { fromBase64 } from './bytes.ts';
import { fullBody } from './entry-body.ts';
import type { BodyFacts } from './body-shape.ts';
import { quickBody } from './quick-body.ts';
import { makeBundle } from './spec-support/make-bundle.ts';
import { Dice } from './spec-support/random.ts';

const SPOILERS = ['"', '\\', ' ', '\n', '\u007f', 'é', '\ud800', '0', '9', '-', 'a', 'Z', ',', '{', '}', 'null', '\\u0041', '"v":2,', ''];

const bodies = async (seed: number): Promise<readonly string[]> =>
  (await makeBundle({ seed, scope: 'log' })).lines.flatMap((line) => (line.t === 'entry' ? [line.body] : []));

const slow = (text: string): BodyFacts | 'refused' => {
  try {
    return fullBody(text);
  } catch {
    return 'refused';
  }
};

describe('quickBody', () => {
  it('takes most bodies of a log, and reads in each what the slow way reads', async () => {
    const all = await bodies(8);
    const taken = all.filter((text) => quickBody(text) !== null);
    expect(taken.length).toBeGreaterThan(all.length / 2);
    for (const text of taken) expect(slow(text)).toMatchObject(quickBody(text) ?? {});
  });

  it('takes no body that the slow way refuses or reads otherwise, whatever was changed in it', async () => {
    const dice = new Dice(4);
    let spoilt = 0;
    for (const text of await bodies(9))
      for (let turn = 0; turn < 150; turn += 1) {
        const at = dice.below(text.length);
        const changed = text.slice(0, at) + dice.pick(SPOILERS) + text.slice(at + dice.below(3));
        const quick = quickBody(changed);
        const full = slow(changed);
        if (full === 'refused') spoilt += 1;
        if (quick !== null) expect({ changed, full }).toMatchObject({ changed, full: quick });
      }
    expect(spoilt).toBeGreaterThan(500);
  });

  it.each([
    ['a member twice', '"v":2,', '"v":2,"v":2,'],
    ['members out of order', '"tz":"UTC","v":2', '"v":2,"tz":"UTC"'],
    ['white space', '"v":2', '"v": 2'],
    ['a longer escape', '"UTC"', '"\\u0055TC"'],
    ['another spelling of a number', '"v":2', '"v":2.0'],
    ['a line feed behind it', '}$', '}\n'],
  ])('leaves %s to the slow way, which refuses it', async (_name, from, to) => {
    const text = (await bodies(8)).find((one) => quickBody(one) !== null && one.includes('"tz":"UTC"')) ?? '';
    const changed = from === '}$' ? `${text}\n` : text.replace(from, to);
    expect([changed === text, quickBody(changed), slow(changed)]).toEqual([false, null, 'refused']);
  });
});

describe('fromBase64', () => {
  it('gives the bytes that were written, of every length', () => {
    const dice = new Dice(5);
    for (let length = 0; length < 100; length += 1) {
      const bytes = Uint8Array.from({ length }, () => dice.below(256));
      expect(fromBase64(Buffer.from(bytes).toString('base64'))).toEqual(bytes);
    }
  });
  it.each(['A', 'AA', 'AAA', 'AAA=A', 'A===', 'AB==', 'AAB=', 'AA\n=', 'AA-_', 'AA==AA==', '=AAA'])('refuses %j', (text) =>
    expect(fromBase64(text)).toBeNull(),
  );
});
