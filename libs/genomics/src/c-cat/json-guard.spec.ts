import { jsonGuard } from './json-guard.ts';

const watch = (...texts: readonly string[]): void => {
  const guard = jsonGuard();
  for (const text of texts) guard(Buffer.from(text));
};

describe('the guard in front of the JSON parser', () => {
  it.each([
    ['64 levels', `${'['.repeat(64)}${']'.repeat(64)}`],
    ['brackets and commas inside of texts', JSON.stringify({ a: '[{,'.repeat(500_000), b: '\\"[[[[', c: '"' })],
    ['a million short values', `[${'1,'.repeat(999_000)}1]`],
  ])('lets %s pass', (_what, text) => {
    expect(() => watch(text)).not.toThrow();
  });

  it('refuses what is nested too deeply at its line and column, however the bytes are cut', () => {
    const deep = expect.objectContaining({ code: 'FILE.BAD_DOCUMENT', place: { line: 2, column: '65' } });
    expect(() => watch('"a":\n', '['.repeat(30), '['.repeat(40))).toThrow(deep);
    expect(() => watch(...`"\\"[";[1]`.split(''), `\n${'[{'.repeat(40)}`)).toThrow(deep);
  });

  it.each([['{},'.repeat(600_000)], ['1,'.repeat(1_100_000)], ['"a",'.repeat(1_100_000)]])(
    'refuses more values than any report has',
    (text) => {
      expect(() => watch(`[${text}`)).toThrow(/more than 1000000 values/);
    },
  );
});
