import { Code, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody, DecisionVersionBody } from '@consilium/contracts';
import { meaningOf, tierText } from '@consilium/domain';
import type { BallotChoice } from '@consilium/domain';
import { useSession } from '../../session/session-context.ts';
import { Facts } from '../../shared/facts.tsx';
import { shortHash, therapiesText, timeZone } from '../../shared/use-format.ts';

interface Props {
  readonly record: CaseRecordBody;
  readonly decision: DecisionVersionBody;
  readonly choice: BallotChoice;
}

export function WhatIsSigned({ record, decision, choice }: Props) {
  const { t } = useTranslation(['sign-off', 'terms', 'shell']);
  const { user } = useSession();
  const { content } = decision;
  const isAuthor = content.author.kind === 'person' && content.author.ref === user.id;
  const options = content.options.map((option) => `${option.rank}. ${therapiesText(option.therapies)} (${tierText(option)})`);
  return (
    <Stack gap="sm">
      <Text fz="sm">{t('sign.explains')}</Text>
      <Facts
        of={[
          [t('sign.case'), `${record.ref} · ${content.question}`],
          [t('sign.version'), t('sign.versionOf', { version: decision.version, origin: t(`origin.${content.origin}`) })],
          [
            t('sign.hash'),
            <Code key="hash" className="wrap" title={decision.sha256}>
              {shortHash(decision.sha256)}
            </Code>,
          ],
          [t('sign.recommendation'), t(`terms:recommendation.${content.recommendation}`)],
          [
            t('options'),
            content.options.length === 0 ? (
              t('shell:none')
            ) : (
              <span key="options" style={{ whiteSpace: 'pre-line' }}>
                {options.join('\n')}
              </span>
            ),
          ],
          [t('sign.boardText'), content.boardText || t('shell:none')],
          [t('sign.sentences'), content.sentences.length],
          [t('sign.as'), `${user.name}, ${user.specialty === null ? t('shell:notReported') : t(`terms:specialty.${user.specialty}`)}`],
          [t('sign.meaning'), <strong key="meaning">{t(`terms:meaning.${meaningOf(choice, isAuthor)}`)}</strong>],
          [t('sign.zone'), timeZone()],
        ]}
      />
    </Stack>
  );
}
