import { corpusSearchContract } from '@consilium/testing';
import { createCorpusIndex } from './corpus-index.ts';

corpusSearchContract('createCorpusIndex', async (contents) => createCorpusIndex(contents));
