import { describe, expect, it } from '@jest/globals';
import { draftOutput, orderOutput } from './output-schema.ts';
import { wireSchema } from './wire-schema.ts';

/** Every schema of an object inside a schema. */
function objectsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'properties' in value ? [{ ...value }] : [];
  return [...own, ...Object.values(value).flatMap(objectsIn)];
}

describe.each([
  ['draft', draftOutput, 6],
  ['order', orderOutput, 2],
] as const)('wireSchema of the %s', (_, schema, count) => {
  const objects = objectsIn(wireSchema(schema));

  it('closes every object and requires every field, as strict modes demand', () => {
    expect(objects.length).toBeGreaterThanOrEqual(count);
    for (const object of objects) {
      expect(object['additionalProperties']).toBe(false);
      expect(object['required']).toEqual(Object.keys(object['properties'] as object));
    }
  });

  it('carries no keyword that a strict mode refuses', () => {
    expect(JSON.stringify(wireSchema(schema))).not.toMatch(
      /"(?:oneOf|allOf|not|minLength|maxLength|minItems|maxItems|pattern|format|default|\$schema|\$ref)":/,
    );
  });

  it('has no place for a tier, an order, a link, an approval or an addressee (LLM-01)', () => {
    const names = new Set(objects.flatMap(({ properties }) => Object.keys(properties as object)));
    for (const name of ['tier', 'level', 'rank', 'link', 'url', 'approval', 'signature', 'addressee', 'options', 'author', 'id'])
      expect(names).not.toContain(name);
  });
});
