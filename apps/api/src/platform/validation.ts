import { StandardSchemaValidationPipe } from '@nestjs/common';
import type { ArgumentMetadata } from '@nestjs/common';
import { problem } from './problem-error.ts';
import { unstorableText } from './unstorable-text.ts';

type Issue = { readonly message: string; readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined };

/** Validates `@Body`, `@Query` and `@Param` against the contract's schema. Answers name the field, never its value. */
class ValidationPipe extends StandardSchemaValidationPipe {
  override async transform<T = unknown>(value: T, metadata: ArgumentMetadata): Promise<T> {
    const path = metadata.type === 'custom' ? null : unstorableText(value);
    if (path !== null)
      throw problem('REQUEST.INVALID', { errors: [{ path, message: 'must be text without null characters or half characters' }] });
    return super.transform(value, metadata);
  }
}

export const validation = (): StandardSchemaValidationPipe =>
  new ValidationPipe({
    exceptionFactory: (issues: readonly Issue[]) =>
      problem('REQUEST.INVALID', { errors: issues.slice(0, 50).map(({ path, message }) => ({ path: pathOf(path ?? []), message })) }),
  });

const pathOf = (path: NonNullable<Issue['path']>): string =>
  path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
