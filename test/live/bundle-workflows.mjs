import { keptWorkflows } from './kept-workflows.ts';

await keptWorkflows(process.argv[2]);
