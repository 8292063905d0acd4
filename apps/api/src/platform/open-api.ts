import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** Generated from the contract's schemas: /api/docs for people, /api/docs-json for machines. */
export function serveOpenApi(app: NestFastifyApplication): void {
  const about = new DocumentBuilder()
    .setTitle('Consilium')
    .setDescription(
      'Workflow engine for molecular tumor boards. Not a medical device. Writes take an Idempotency-Key; errors are problem+json.',
    )
    .setVersion('1')
    .addCookieAuth('consilium_session')
    .addBearerAuth({ type: 'http', description: 'Scoped token of a machine' })
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, about), { jsonDocumentUrl: 'api/docs-json' });
}
