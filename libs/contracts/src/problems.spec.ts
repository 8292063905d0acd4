import { REFUSAL_CODES } from '@consilium/domain';
import { API_PROBLEMS } from './api-problems.ts';
import { PROBLEMS } from './domain-problems.ts';
import { FAILURES } from './failures.ts';
import { FILE_PROBLEMS } from './file-problems.ts';

describe('tables of refusals', () => {
  it('give every domain refusal an HTTP problem and a workflow failure, and nothing else', () => {
    expect(Object.keys(PROBLEMS).sort()).toEqual([...REFUSAL_CODES].sort());
    expect(Object.keys(FAILURES).sort()).toEqual([...REFUSAL_CODES].sort());
  });

  it('use a code once, and no success status for a refusal', () => {
    const all = [...Object.entries(API_PROBLEMS), ...Object.entries(PROBLEMS), ...Object.entries(FILE_PROBLEMS)];
    expect(new Set(all.map(([code]) => code)).size).toBe(all.length);
    expect(all.filter(([, { status }]) => status < 400)).toEqual([]);
  });
});
