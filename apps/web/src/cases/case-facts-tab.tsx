import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';
import { Facts } from '../shared/facts.tsx';
import { Hash } from '../shared/hash.tsx';
import { Panel } from '../shared/panel.tsx';
import { useFormat } from '../shared/use-format.ts';
import { AnnotationPanel } from '../stages/annotate/annotation-panel.tsx';
import { CorrectionButtons } from '../stages/intake/correction-buttons.tsx';
import { FilesPanel } from '../stages/intake/files-panel.tsx';
import { NotesPanel } from '../stages/intake/notes-panel.tsx';
import { diagnosisText } from './diagnosis-text.ts';

/** What the case rests on: patient, consent, sample, files, knowledge, notes. */
export function CaseFactsTab({ record }: { readonly record: CaseRecordBody }) {
  const { t } = useTranslation(['cases', 'terms', 'shell']);
  const format = useFormat();
  const { patient, consent, sample, treatment, ruleSet } = record;
  const tumorOnly = sample.tumorOnly === null ? null : t(sample.tumorOnly ? 'shell:yes' : 'shell:no');
  return (
    <Stack gap="lg">
      <Panel title={t('facts.title')} aside={<CorrectionButtons record={record} />}>
        <Facts
          of={[
            [t('facts.pseudonym'), patient.pseudonym],
            [t('facts.birthYear'), patient.birthYear],
            [t('facts.sex'), t(`terms:sex.${patient.sex}`)],
            [t('facts.diagnosis'), diagnosisText(record.diagnosis)],
            [t('facts.diagnosisText'), record.diagnosis.text],
            [
              t('facts.consent'),
              [
                t(`terms:consent.${consent.status}`),
                consent.version,
                consent.recordedOn,
                ...consent.scope.map((one) => t(`terms:scope.${one}`)),
              ]
                .filter(Boolean)
                .join(' · '),
            ],
            [t('facts.specimen'), t(`terms:specimen.${sample.specimen}`)],
            [t('facts.assay'), t(`terms:assay.${sample.assay}`)],
            [t('facts.purity'), format.percent(sample.purity)],
            [t('facts.callability'), format.percent(sample.callability)],
            [t('facts.tumorOnly'), tumorOnly],
            [t('facts.assayed'), sample.assayed === null ? null : t('facts.genes', { count: sample.assayed.length })],
            [t('facts.line'), treatment.line],
            [
              t('facts.prior'),
              treatment.prior.map(({ therapies, response }) => `${therapies.join(' + ')}${response ? ` (${response})` : ''}`).join('; '),
            ],
            [t('facts.run'), record.run],
          ]}
        />
      </Panel>
      <FilesPanel record={record} />
      <AnnotationPanel record={record} />
      <Panel title={t('facts.versions')}>
        <Facts
          of={[
            [
              t('facts.ruleSet'),
              ruleSet ? (
                <>
                  {ruleSet.id} {ruleSet.version} <Hash of={ruleSet.sha256} />
                </>
              ) : null,
            ],
            ...record.knowledge.map(
              ({ id, sha256 }) =>
                [
                  t('facts.knowledge'),
                  <span key={id}>
                    {id} <Hash of={sha256} />
                  </span>,
                ] as const,
            ),
          ]}
        />
      </Panel>
      <NotesPanel record={record} />
    </Stack>
  );
}
