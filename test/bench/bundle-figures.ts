/** Size of a workflow bundle without its inline source map, and the modules of zod that webpack names in it. */
export function bundleFigures(code: string): { readonly bytes: number; readonly zodModules: readonly string[] } {
  const bare = code.replace(/\/\/# sourceMappingURL=data:[^\n]*/g, '');
  const zodModules = [...bare.matchAll(/["'][^"'\n]*node_modules\/zod\/[^"'\n]*["']/g)].map(([name]) => name);
  return { bytes: Buffer.byteLength(bare), zodModules };
}
