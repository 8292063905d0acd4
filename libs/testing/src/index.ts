export { createTestDatabase, type TestDatabase, type TestDatabaseOptions } from './live-database.ts';
export { quietRuntime, startDevServerEnv, startTimeSkippingEnv, type DevServerOptions } from './live-temporal.ts';
export { findChromium, launchChromium } from './chromium.ts';
export { aCorpus, aCorpusDocument } from './corpus-documents.ts';
export { corpusSearchContract } from './corpus-search.contract.ts';
export { memoryBlobStore } from './memory-blob-store.ts';
export { pdfPages } from './pdf-text.ts';
export { codingNearMisses, genomicNearMisses, proteinNearMisses } from './near-misses.ts';
