import type { UnderstoodQuestionBody } from '@consilium/contracts';

/** Corrections of the question as it was understood; each gives the question that is asked next. */
export const withoutFinding = (question: UnderstoodQuestionBody, id: string): UnderstoodQuestionBody => ({
  ...question,
  findings: question.findings.filter((finding) => finding.id !== id),
});

/** The server reads the words as it reads any finding of a file. */
export const withFinding = (question: UnderstoodQuestionBody, text: string): UnderstoodQuestionBody => ({
  ...question,
  findings: [...question.findings, { id: freeId(question), kind: 'text', text }],
});

/** An empty code asks the server to find the tumor type of that name. */
export const withTumorType = (question: UnderstoodQuestionBody, name: string): UnderstoodQuestionBody => ({
  ...question,
  tumorType: name === '' ? null : { code: '', name },
});

export const withDrugs = (question: UnderstoodQuestionBody, text: string): UnderstoodQuestionBody => ({
  ...question,
  drugs: text
    .split(',')
    .map((drug) => drug.trim().toLowerCase())
    .filter((drug) => drug !== ''),
});

export const withLine = (question: UnderstoodQuestionBody, line: number | null): UnderstoodQuestionBody => ({ ...question, line });

export const withPrior = (question: UnderstoodQuestionBody, text: string): UnderstoodQuestionBody => ({
  ...question,
  prior: text
    .split(',')
    .map((therapies) => therapies.split('+').map((drug) => drug.trim().toLowerCase()))
    .map((therapies) => ({ therapies: therapies.filter((drug) => drug !== '') }))
    .filter(({ therapies }) => therapies.length > 0),
});

/** `a + b, c`: combinations joined as everywhere, lines of therapy between commas. */
export const priorText = ({ prior }: UnderstoodQuestionBody): string => prior.map(({ therapies }) => therapies.join(' + ')).join(', ');

function freeId({ findings }: UnderstoodQuestionBody): string {
  const taken = new Set(findings.map(({ id }) => id));
  for (let number = findings.length + 1; ; number += 1) if (!taken.has(`f${number}`)) return `f${number}`;
}
