import { formatAddCheckpoint, formatTlogSize, fromBase64, parseAddCheckpoint, parseTlogSize, toBase64 } from '../index.ts';

// The example request of C2SP tlog-witness.
const PROOF = [
  'PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=',
  'jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=',
  '5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=',
  '/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=',
];
const NOTE = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
`;
const BODY = `old 20852014\n${PROOF.join('\n')}\n\n${NOTE}`;

describe('add-checkpoint (C2SP tlog-witness)', () => {
  it('reads the published example and writes it again, byte for byte', () => {
    const parsed = parseAddCheckpoint(BODY);
    expect(parsed).toMatchObject({ ok: true, value: { oldSize: 20_852_014, note: NOTE } });
    expect(parsed.ok && parsed.value.proof.map(toBase64)).toEqual(PROOF);
    expect(parsed.ok && formatAddCheckpoint(parsed.value)).toBe(BODY);
  });

  it('reads a first request, without a proof', () => {
    const body = formatAddCheckpoint({ oldSize: 0, proof: [], note: NOTE });
    expect(body).toBe(`old 0\n\n${NOTE}`);
    expect(parseAddCheckpoint(body)).toMatchObject({ ok: true, value: { oldSize: 0, proof: [], note: NOTE } });
  });

  it.each([
    ['no old size', BODY.replace('old 20852014\n', '')],
    ['a leading zero', BODY.replace('old 2', 'old 02')],
    ['a size below zero', BODY.replace('old 2', 'old -2')],
    ['an empty size', BODY.replace('old 20852014', 'old ')],
    ['a proof line that is no hash', BODY.replace(PROOF[0] ?? '', 'AAAA')],
    ['a proof line that is not canonical', BODY.replace('Pd8=', 'Pd9=')],
    ['no blank line', `old 0\n${PROOF[0]}\n`],
    ['64 proof lines', `old 1\n${`${PROOF[0]}\n`.repeat(64)}\n${NOTE}`],
    ['nothing', ''],
  ])('refuses a request with %s', (_, body) =>
    expect(parseAddCheckpoint(body)).toMatchObject({ ok: false, refusal: { code: 'LOG.REQUEST_MALFORMED' } }),
  );

  it('takes 63 proof lines, the most that a tree needs', () =>
    expect(parseAddCheckpoint(`old 1\n${`${PROOF[0]}\n`.repeat(63)}\n${NOTE}`).ok).toBe(true));
});

describe('size in a 409', () => {
  it('is one whole number and a newline', () => {
    expect(formatTlogSize(20_852_014)).toBe('20852014\n');
    expect(parseTlogSize('20852014\n')).toBe(20_852_014);
  });
  it.each(['', '\n', '12', '012\n', '-1\n', '1\n2\n', '1 \n'])('is not %j', (body) => expect(parseTlogSize(body)).toBeNull());
});

describe('base64', () => {
  it.each(['AA', 'AA==\n', 'AB==', '-_-_', 'A===', ' AAAA'])('is not %j, which other bytes write as well', (text) =>
    expect(fromBase64(text)).toBeNull(),
  );
});
