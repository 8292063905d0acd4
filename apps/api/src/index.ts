export { composePorts } from './composition.ts';
export { createApp } from './create-app.ts';
export type { ApiPorts } from './platform/ports.ts';
export { runApi } from './run-api.ts';
export type { RunningApi } from './run-api.ts';
export { declaredRoutes, type DeclaredRoute } from './declared-routes.ts';
