import { checkSite } from './checks.ts';

describe('doctor, on the address of the site (SIG-19)', () => {
  it.each([
    ['https://board.example', 'ok', 'https://board.example'],
    ['http://localhost:8080', 'ok', 'http://localhost:8080'],
    ['http://127.0.0.1:8080', 'ok', 'http://localhost'],
    ['http://10.1.2.3:8080', 'problem', 'IP address'],
    ['https://10.1.2.3', 'problem', 'IP address'],
    ['https://[2001:db8::1]', 'problem', 'IP address'],
    ['http://board.example', 'problem', 'plain http'],
    [null, 'absent', 'CONSILIUM_PUBLIC_URL'],
  ])('%s is %s', (url, status, said) => expect(checkSite(url)).toMatchObject({ status, message: expect.stringContaining(said) }));
});
