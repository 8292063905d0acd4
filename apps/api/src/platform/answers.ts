import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { problem } from '@consilium/contracts';

type Schema = NonNullable<Extract<Parameters<typeof ApiResponse>[0], { standardSchema?: unknown }>['standardSchema']>;

/** Documents what a route answers; problems look the same everywhere. */
export const Answers = (schema: Schema, status = 200) =>
  applyDecorators(
    ApiResponse({ status, standardSchema: schema }),
    ApiResponse({ status: 'default', standardSchema: problem, description: 'problem+json (RFC 9457)' }),
  );
