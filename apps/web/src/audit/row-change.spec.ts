import { changesOf } from './row-change.ts';

describe('changes of a row', () => {
  it.each([
    ['a new row with a value', null, { status: 'held' }, [['status', null, 'held', true]]],
    ['a new row with nothing', null, { note: null }, [['note', null, null, false]]],
    ['the same value', { a: 1 }, { a: 1 }, [['a', '1', '1', false]]],
    ['another value', { a: 1 }, { a: 2 }, [['a', '1', '2', true]]],
    ['a value that is gone', { a: 1 }, {}, [['a', '1', null, true]]],
    ['a structure, by what is in it', { a: [1] }, { a: [2] }, [['a', '[1]', '[2]', true]]],
    [
      'changed ones before the others',
      { a: 1, b: 1 },
      { a: 1, b: 2 },
      [
        ['b', '1', '2', true],
        ['a', '1', '1', false],
      ],
    ],
  ])('shows %s', (_what, was, is, expected) =>
    expect(changesOf(was, is).map(({ name, was: before, is: now, isChanged }) => [name, before, now, isChanged])).toEqual(expected),
  );
});
