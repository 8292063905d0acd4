import { StandardSchemaValidationPipe } from '@nestjs/common';
import { problem } from './problem-error.ts';

type Issue = { readonly message: string; readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined };

/** Validates `@Body`, `@Query` and `@Param` against the contract's schema. Answers name the field, never its value. */
export const validation = (): StandardSchemaValidationPipe =>
  new StandardSchemaValidationPipe({
    exceptionFactory: (issues: readonly Issue[]) =>
      problem('REQUEST.INVALID', { errors: issues.slice(0, 50).map(({ path, message }) => ({ path: pathOf(path ?? []), message })) }),
  });

const pathOf = (path: NonNullable<Issue['path']>): string =>
  path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
