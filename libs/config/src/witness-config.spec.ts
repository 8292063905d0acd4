import { resolve } from 'node:path';
import { ConfigError, loadWitnessConfig } from './index.ts';

describe('loadWitnessConfig', () => {
  it('needs nothing on one machine, and listens on loopback', () =>
    expect(loadWitnessConfig({ CONSILIUM_HOME: 'home' })).toEqual({
      dir: resolve('home/witness'),
      host: '127.0.0.1',
      port: 8083,
      name: 'localhost/consilium-witness',
      key: null,
      logs: null,
      mayMake: true,
    }));

  it('makes no key in production', () => expect(loadWitnessConfig({ NODE_ENV: 'production' }).mayMake).toBe(false));

  it.each([
    ['CONSILIUM_WITNESS_NAME', 'two words'],
    ['CONSILIUM_WITNESS_NAME', 'a+b'],
    ['CONSILIUM_WITNESS_PORT', '70000'],
  ])('refuses %s=%s', (name, value) => expect(() => loadWitnessConfig({ [name]: value })).toThrow(ConfigError));
});
