import { deidentify } from '@consilium/domain/evidence';
import { starterRelease } from '@consilium/knowledge';

describe('deidentify', () => {
  it('leaves every profile, tumor type and therapy of the built-in pack as it is', () => {
    const { items, tumorTypes } = starterRelease().content;
    const names = new Set([
      ...items.flatMap((item) => [item.profileName, item.diseaseName, ...item.therapies]),
      ...tumorTypes.map(({ name }) => name),
    ]);
    expect(names.size).toBeGreaterThan(500);
    expect([...names].filter((name) => deidentify(name, []).text !== name.normalize('NFKC'))).toEqual([]);
  });
});
