import { queryOptions } from '@tanstack/react-query';
import { corpusList, evidenceAnswer, modelStatus } from '@consilium/contracts';
import type { AskBody, EvidenceAnswerBody, ModelStatus, ModelSwitchBody } from '@consilium/contracts';
import { read, write } from './http.ts';

export const ask = (body: AskBody): Promise<EvidenceAnswerBody> => write({ method: 'POST', path: '/evidence/ask', body }, evidenceAnswer);

export const corporaQuery = queryOptions({
  queryKey: ['knowledge', 'corpora'],
  queryFn: ({ signal }) => read('/knowledge/corpora', corpusList, signal),
});

export const modelQuery = queryOptions({
  queryKey: ['model'],
  queryFn: ({ signal }) => read('/model', modelStatus, signal),
});

export const setModelSwitch = (body: ModelSwitchBody): Promise<ModelStatus> =>
  write({ method: 'POST', path: '/model/switches', body }, modelStatus);
