import { RequestMethod } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { CONTROLLERS } from './app.module.ts';
import { ACCESS_RULE } from './platform/access-rule.ts';
import type { AccessRule } from './platform/access-rule.ts';

export interface DeclaredRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With its parameters as they are declared: `api/v1/cases/:caseId`. */
  readonly path: string;
  /** Handler, for messages. */
  readonly name: string;
  /** Undefined where somebody forgot it: the access guard refuses such a route. */
  readonly rule: AccessRule | undefined;
}

/** Every route of the application, read off the same declarations that the server answers by. */
export const declaredRoutes = (controllers: readonly Type[] = CONTROLLERS): readonly DeclaredRoute[] =>
  controllers.flatMap((controller) =>
    Object.entries(Object.getOwnPropertyDescriptors(controller.prototype)).flatMap(([name, { value }]): DeclaredRoute[] => {
      const method: unknown = typeof value === 'function' ? Reflect.getMetadata(METHOD_METADATA, value) : undefined;
      if (typeof method !== 'number') return [];
      const parts: unknown[] = [Reflect.getMetadata(PATH_METADATA, controller), Reflect.getMetadata(PATH_METADATA, value)];
      return [
        {
          method: RequestMethod[method] as DeclaredRoute['method'],
          path: parts.filter((part) => part !== '/').join('/'),
          name: `${controller.name}.${name}`,
          rule: Reflect.getMetadata(ACCESS_RULE, value) as AccessRule | undefined,
        },
      ];
    }),
  );
