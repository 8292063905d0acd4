import { accessAs, beginFor, currentAccess, currentPurpose } from './access.ts';

const PERSON = { kind: 'person', id: '0b9f3c52-33aa-4c8f-9f3e-2f0d8c1b7a11', purpose: 'break-glass' } as const;

describe('access', () => {
  it('is nobody’s until somebody’s work begins, and nobody’s after it', async () => {
    expect(currentAccess()).toBeNull();
    expect(await accessAs(PERSON, async () => currentAccess())).toEqual(PERSON);
    expect(currentAccess()).toBeNull();
  });

  it('keeps two people apart who work at the same time (ACC-05)', async () => {
    const seen = (id: string) =>
      accessAs({ ...PERSON, id }, async () => {
        await new Promise((resolve) => setImmediate(resolve));
        const now = currentAccess();
        return now?.kind === 'person' ? now.id : null;
      });
    expect(await Promise.all(['a', 'b', 'c'].map(seen))).toEqual(['a', 'b', 'c']);
  });

  it('puts no text into a statement but an id (ACC-05)', () => {
    expect(beginFor(PERSON)).toBe(`BEGIN; SELECT clinic.enter('${PERSON.id}')`);
    expect(() => beginFor({ ...PERSON, id: "x'); SET consilium.access = 'engine'; --" })).toThrow(/named by an id/);
  });

  it.each([
    [null, true, 'care'],
    [null, false, 'operations'],
    [{ kind: 'engine' }, true, 'care'],
    [{ kind: 'engine', purpose: 'audit' }, true, 'audit'],
    [PERSON, false, 'break-glass'],
  ] as const)('of %j about a case (%p) serves %s (AUD-03)', (access, isAboutCase, expected) => {
    const purpose = () => currentPurpose(isAboutCase);
    expect(access === null ? purpose() : accessAs(access, purpose)).toBe(expected);
  });
});
