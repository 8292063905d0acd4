import type { FastifyInstance } from 'fastify';
import type { Logger, Metrics } from '@consilium/observability';
import { stateOf } from './request-state.ts';

/** One line and one observation a request: the route as a pattern, never the address with its values. */
export function registerAccessLog(fastify: FastifyInstance, log: Logger, metrics: Metrics): void {
  const requests = metrics.counter('http_requests_total', 'Requests by route and status.');
  const seconds = metrics.histogram('http_request_duration_seconds', 'Time to answer by route.');
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.header('x-correlation-id', stateOf(request).correlationId);
    // Answers about a patient stay in no browser and no proxy; the web app's own files set their header later.
    void reply.header('cache-control', 'no-store');
  });
  fastify.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const { method } = request;
    requests.inc({ method, route, status: reply.statusCode });
    seconds.observe({ method, route }, reply.elapsedTime / 1000);
    log.info('request', {
      correlationId: stateOf(request).correlationId,
      method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
  });
}
