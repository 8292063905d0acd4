import { createLogger } from './logger.ts';

function captured(write: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger({ level: 'debug', app: 'test', destination: { write: (line: string) => void lines.push(line) } }));
  return lines.join('');
}

describe('createLogger', () => {
  it('writes the fields that are on the list', () => {
    const line = JSON.parse(
      captured((log) => log.info('request done', { method: 'GET', route: '/api/v1/cases/:caseId', status: 200, ms: 4 })),
    );
    expect(line).toMatchObject({ app: 'test', msg: 'request done', method: 'GET', route: '/api/v1/cases/:caseId', status: 200, ms: 4 });
  });

  it('keeps a patient out of the log even when the type checker was talked round', () => {
    const smuggled = { status: 200, body: { pseudonym: 'CANARY-1' }, question: 'CANARY-2', route: { nested: 'CANARY-3' } };
    const text = captured((log) => log.info('request done', Object.assign({}, smuggled, { route: undefined, nested: smuggled.route })));
    expect(text).toContain('"status":200');
    expect(text).not.toContain('CANARY');
  });

  it('says where an error arose but not its message, which may name a value', () => {
    const text = captured((log) => log.error('unexpected', {}, new TypeError('Key (pseudonym)=(CANARY-4) already exists')));
    expect(text).toContain('"errorName":"TypeError"');
    expect(text).toContain('logger.spec.ts');
    expect(text).not.toContain('CANARY-4');
  });
});
