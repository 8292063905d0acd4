import { TAMPER_CLASSES, foundIn } from './tamper/tamper-classes.ts';
import { openTamperRoom } from './tamper/tamper-room.ts';
import type { TamperRoom } from './tamper/tamper-room.ts';

let room: TamperRoom;
beforeAll(async () => void (room = await openTamperRoom()), 120_000);
afterAll(() => room?.close());

describe('whoever owns the database', () => {
  it('is not accused while the records are as they were left (AUD-29)', async () => {
    const copy = await room.copy();
    expect(await copy.fsck()).toEqual([]);
    expect(await copy.sequence()).toBeNull();
    await copy.drop();
  }, 30_000);

  it.each(TAMPER_CLASSES.map((one) => [one.what, one.by, one] as const))(
    '%s, and %s names it (AUD-29, AUD-31)',
    async (_what, _by, one) => {
      const found = await foundIn(room, one);
      expect(one.codes.filter((code) => found.includes(code))).not.toEqual([]);
    },
    30_000,
  );

  it('is tried in all fourteen ways', () => expect(TAMPER_CLASSES).toHaveLength(14));
});
