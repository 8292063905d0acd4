import { ConfigError, loadConfig } from './load-config.ts';

const DATABASE_URL = 'postgresql://app:secret@127.0.0.1:5432/consilium';

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  it('needs only the database', () => {
    const config = loadConfig({ DATABASE_URL });
    expect(config).toMatchObject({
      mode: 'development',
      demo: { enabled: false },
      temporal: { address: '127.0.0.1:7233', namespace: 'default', taskQueue: 'consilium' },
      http: { host: '127.0.0.1', port: 8080 },
    });
  });

  it('takes an empty variable as not set', () => {
    expect(loadConfig({ DATABASE_URL, CONSILIUM_PORT: ' ' }).http.port).toBe(8080);
  });

  it('refuses demo users in production, where their password is public', () => {
    expect(problemsOf({ DATABASE_URL, NODE_ENV: 'production', CONSILIUM_DEMO: '1' })).toEqual([
      expect.stringMatching(/^CONSILIUM_DEMO is refused when NODE_ENV=production/),
    ]);
    expect(problemsOf({ DATABASE_URL, NODE_ENV: 'production', CONSILIUM_DEMO: '0' })).toEqual([]);
  });

  it.each([
    [{}, /^DATABASE_URL is not set/],
    [{ DATABASE_URL: 'mysql://x' }, /^DATABASE_URL must be an address that starts with postgres:\/\/ or postgresql:\/\/\.$/],
    [{ DATABASE_URL, CONSILIUM_PORT: 'http' }, /^CONSILIUM_PORT must be a number\.$/],
    [{ DATABASE_URL, CONSILIUM_PORT: '70000' }, /^CONSILIUM_PORT must be at most 65535\.$/],
    [{ DATABASE_URL, TEMPORAL_ADDRESS: 'http://temporal' }, /^TEMPORAL_ADDRESS must be host:port\.$/],
    [{ DATABASE_URL, CONSILIUM_DEMO: 'perhaps' }, /^CONSILIUM_DEMO must be 1 or 0\.$/],
    [{ DATABASE_URL, NODE_ENV: 'staging' }, /^NODE_ENV must be development, test or production\.$/],
  ])('says in one sentence what is wrong with %p', (env, sentence) => {
    expect(problemsOf(env)).toEqual([expect.stringMatching(sentence)]);
  });

  it('never repeats a value, which may be a secret', () => {
    expect(problemsOf({ DATABASE_URL: 'mysql://app:hunter2@db/x' }).join()).not.toContain('hunter2');
  });
});

describe('the model of the site', () => {
  it('is none without LLM_MODEL, so that nothing leaves the house', () => {
    expect(loadConfig({ DATABASE_URL, LLM_BASE_URL: 'http://127.0.0.1:9/v1' }).model).toBeNull();
  });

  it('may be called at the host of its address and nowhere else, unless the site lists hosts', () => {
    const stated = { DATABASE_URL, LLM_MODEL: 'm', LLM_BASE_URL: 'https://models.clinic.example:8443/v1' };
    expect(loadConfig(stated).model?.allowedHosts).toEqual(['models.clinic.example:8443']);
    expect(loadConfig({ ...stated, LLM_ALLOWED_HOSTS: 'A.example, b.example:1' }).model?.allowedHosts).toEqual([
      'a.example',
      'b.example:1',
    ]);
  });

  it('counts cost only where both prices are stated', () => {
    const stated = { DATABASE_URL, LLM_MODEL: 'm', LLM_PRICE_INPUT: '0.5' };
    expect(loadConfig(stated).model?.pricesMicros).toBeNull();
    expect(loadConfig({ ...stated, LLM_PRICE_OUTPUT: '2' }).model?.pricesMicros).toEqual({ input: 500_000, output: 2_000_000 });
  });
});
