import { defaultPayloadConverter } from '@temporalio/common';
import type { Payload, SerializationContext } from '@temporalio/common';
import fc from 'fast-check';
import { payloadCodec, PAYLOAD_MAX_BYTES } from './payload-codec.ts';
import type { PayloadKeys } from './payload-codec.ts';

const key = (id: string, fill: number) => ({ id, key: new Uint8Array(32).fill(fill) });
type Key = ReturnType<typeof key>;
const keysOf = (active: Key, ...old: readonly Key[]): PayloadKeys => ({
  active,
  byId: (id) => [active, ...old].find((one) => one.id === id)?.key ?? null,
});
const NEW = key('2027', 7);
const OLD = key('2026', 6);
const HERE: SerializationContext = { type: 'workflow', namespace: 'default', workflowId: 'case:1' };
const strict = (active: Key, ...old: readonly Key[]) => payloadCodec({ keys: keysOf(active, ...old), acceptsPlaintext: false });
const payloadOf = (value: unknown): Payload => defaultPayloadConverter.toPayload(value)!;
const sealed = async (value: unknown, context: SerializationContext | undefined = HERE, codec = strict(NEW)): Promise<Payload> => {
  const [payload] = await codec.encode([payloadOf(value)], context);
  return payload!;
};
const opened = async (payload: Payload, context: SerializationContext | undefined = HERE, codec = strict(NEW)): Promise<unknown> => {
  const [plain] = await codec.decode([payload], context);
  return defaultPayloadConverter.fromPayload(plain!);
};
const changed = (payload: Payload, at: number): Payload => {
  const data = Uint8Array.from(payload.data ?? []);
  data[at < 0 ? data.length + at : at]! ^= 1;
  return { ...payload, data };
};

describe('payload codec (PHI-01)', () => {
  it('gives back every value as it was, metadata included', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        expect(await opened(await sealed(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 50 },
    );
    expect(await opened(await sealed(undefined))).toBeUndefined();
    expect(await opened(await sealed(new Uint8Array([0, 255])))).toEqual(new Uint8Array([0, 255]));
    const empty = { ...payloadOf(undefined), data: [] as unknown as Uint8Array };
    expect(await strict(NEW).encode([empty], HERE)).toHaveLength(1);
  });

  it('leaves nothing of the value readable, and names its key in clear', async () => {
    const { metadata, data } = await sealed({ caseId: 'planted-canary' });
    expect(Buffer.from(data!).toString('latin1')).not.toContain('canary');
    expect(Object.values(metadata!).map((value) => Buffer.from(value).toString())).toEqual(['binary/encrypted', 'aes-256-gcm', '2027']);
  });

  it('writes the same value differently each time', async () => {
    expect((await sealed('x')).data).not.toEqual((await sealed('x')).data);
  });

  it('opens in an activity of the same workflow what the workflow wrote', async () => {
    const inActivity: SerializationContext = {
      type: 'activity',
      namespace: 'default',
      workflowId: 'case:1',
      activityId: '4',
      isLocal: false,
    };
    expect(await opened(await sealed('x'), inActivity)).toBe('x');
  });

  it.each<[string, SerializationContext]>([
    ['another case', { type: 'workflow', namespace: 'default', workflowId: 'case:2' }],
    ['another namespace', { type: 'workflow', namespace: 'other', workflowId: 'case:1' }],
    ['a context that reads alike when joined', { type: 'workflow', namespace: 'defaultcase', workflowId: ':1' }],
  ])('refuses a payload moved into %s', async (_where, context) => {
    await expect(opened(await sealed('x'), context)).rejects.toMatchObject({ code: 'PAYLOAD.DAMAGED' });
  });

  it.each([0, 11, 12, 20, -16, -1])('refuses a payload with one bit turned at byte %i', async (at) => {
    await expect(opened(changed(await sealed('planted'), at))).rejects.toMatchObject({ code: 'PAYLOAD.DAMAGED' });
  });

  it('refuses a payload that is cut off', async () => {
    const payload = await sealed('x');
    await expect(opened({ ...payload, data: payload.data!.slice(0, 20) })).rejects.toMatchObject({ code: 'PAYLOAD.DAMAGED' });
  });

  it.each<[string, SerializationContext | undefined]>([
    ['no context', undefined],
    ['an activity of no workflow', { type: 'activity', namespace: 'default', isLocal: false }],
    ['an empty workflow id', { type: 'workflow', namespace: 'default', workflowId: '' }],
  ])('neither writes nor reads with %s, even where plaintext is accepted', async (_what, context) => {
    const lenient = payloadCodec({ keys: keysOf(NEW), acceptsPlaintext: true });
    await expect(lenient.encode([payloadOf('x')], context)).rejects.toMatchObject({ code: 'PAYLOAD.NO_CONTEXT' });
    const written = await sealed('x');
    await expect(lenient.decode([written], context)).rejects.toMatchObject({ code: 'PAYLOAD.NO_CONTEXT' });
  });

  it('refuses plaintext, and reads it only where a site still has histories from before', async () => {
    await expect(opened(payloadOf('planted'))).rejects.toMatchObject({ code: 'PAYLOAD.PLAINTEXT' });
    expect(await opened(payloadOf('old'), HERE, payloadCodec({ keys: keysOf(NEW), acceptsPlaintext: true }))).toBe('old');
  });

  it('still opens what a former key wrote, and says which way out there is when that key is gone', async () => {
    const old = await sealed('x', HERE, strict(OLD));
    expect(await opened(old, HERE, strict(NEW, OLD))).toBe('x');
    await expect(opened(old)).rejects.toMatchObject({ code: 'PAYLOAD.KEY_UNKNOWN' });
  });

  it('refuses what is too large for a history (PHI-02)', async () => {
    await expect(sealed('x'.repeat(PAYLOAD_MAX_BYTES))).rejects.toMatchObject({ code: 'PAYLOAD.TOO_LARGE' });
    expect(await opened(await sealed('x'.repeat(PAYLOAD_MAX_BYTES - 100)))).toHaveLength(PAYLOAD_MAX_BYTES - 100);
  });

  it('says nothing of a value in a refusal', async () => {
    const refusals = [
      opened(payloadOf('planted-canary')),
      sealed('planted-canary'.repeat(6000)),
      opened(changed(await sealed('planted-canary'), 13)),
    ];
    for (const refusal of await Promise.allSettled(refusals))
      expect(String('reason' in refusal ? refusal.reason : 'accepted')).toMatch(/^(?!.*(?:canary|accepted))/);
  });
});
