import { CliBench } from '../cli.builder.ts';

describe('consilium keys', () => {
  let cli: CliBench;
  beforeEach(() => void (cli = new CliBench()));
  afterEach(() => cli.close());

  it('makes what is missing, once, and shows only public keys', async () => {
    const made = await cli.run(['keys', 'make']);
    expect(made.lines).toEqual([
      { schema: 'consilium/keys-made/1', made: ['data.key', 'intent.key', 'payload.key', 'verifier.token', 'log.key', 'log.vkey'] },
    ]);
    expect((await cli.run(['keys', 'make'])).lines).toEqual([{ schema: 'consilium/keys-made/1', made: [] }]);
    const shown = await cli.run(['keys', 'show']);
    expect(shown.lines).toEqual([{ schema: 'consilium/keys/1', log: [expect.stringMatching(/^localhost\/consilium\+/)], witness: [] }]);
    expect(shown.out).not.toContain('PRIVATE');
  });

  it('makes the keys of site and log apart, for a sequencer on a machine of its own', async () => {
    expect((await cli.run(['keys', 'make', 'log'])).lines).toMatchObject([{ made: ['log.key', 'log.vkey'] }]);
    expect((await cli.run(['keys', 'make', 'site'])).lines).toMatchObject([
      { made: ['data.key', 'intent.key', 'payload.key', 'verifier.token'] },
    ]);
  });

  it('gives the log the name that the site states', async () => {
    await cli.run(['keys', 'make'], '', { CONSILIUM_LOG_ORIGIN: 'tumor-board.example/log' });
    expect((await cli.run(['keys', 'show'])).lines[0]?.['log']).toEqual([expect.stringMatching(/^tumor-board\.example\/log\+/)]);
  });

  it('keeps believing the former key of the log after a rotation', async () => {
    await cli.run(['keys', 'make']);
    const [former] = Object(await cli.run(['keys', 'show'])).lines[0].log;
    const rotated = await cli.run(['keys', 'rotate', 'log']);
    expect((await cli.run(['keys', 'show'])).lines[0]?.['log']).toEqual([rotated.lines[0]?.['log'], former]);
    expect(rotated.lines[0]?.['log']).not.toBe(former);
  });

  it('says the way out where there are no keys', async () => {
    expect(await cli.run(['keys', 'show'])).toMatchObject({ exit: 1, messages: expect.stringMatching(/log\.vkey is missing/) });
    expect(await cli.run(['keys', 'rotate', 'data'])).toMatchObject({
      exit: 1,
      messages: expect.stringMatching(/make them with `consilium keys make`/),
    });
    expect((await cli.run(['keys', 'rotate', 'intent'])).exit).toBe(2);
  });
});
