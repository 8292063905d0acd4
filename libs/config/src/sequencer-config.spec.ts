import { ConfigError, loadSequencerConfig } from './index.ts';

const url = 'postgresql://consilium_sequencer@127.0.0.1/consilium';

describe('loadSequencerConfig', () => {
  it('needs its own way into the database and nothing else', () =>
    expect(loadSequencerConfig({ DATABASE_SEQUENCER_URL: url })).toMatchObject({ databaseUrl: url, witnessUrls: [] }));

  it('reads a list of witnesses', () =>
    expect(
      loadSequencerConfig({ DATABASE_SEQUENCER_URL: url, CONSILIUM_WITNESS_URL: 'http://127.0.0.1:8083, https://w.example/a' }).witnessUrls,
    ).toEqual(['http://127.0.0.1:8083', 'https://w.example/a']));

  it.each([
    ['no database of its own', { DATABASE_URL: url }],
    ['a witness that is no address', { DATABASE_SEQUENCER_URL: url, CONSILIUM_WITNESS_URL: 'http://127.0.0.1:8083,w.example' }],
    ['a witness in a file', { DATABASE_SEQUENCER_URL: url, CONSILIUM_WITNESS_URL: 'file:///etc/hosts' }],
  ])('refuses %s', (_, env) => expect(() => loadSequencerConfig(env)).toThrow(ConfigError));
});
