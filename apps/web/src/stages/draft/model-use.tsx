import { Accordion, Alert, List, Stack, Text } from '@mantine/core';
import { IconRobotOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DraftBody } from '@consilium/contracts';
import type { ModelUse } from '@consilium/domain/evidence';
import { Facts } from '../../shared/facts.tsx';
import { Hash } from '../../shared/hash.tsx';
import { useFormat } from '../../shared/use-format.ts';

/** Which model was asked, what the gate did with its answer, and what it cost (AIO-01); its other order of options beside the rules' (never applied). */
export function ModelUsePanel({ provenance, secondReading }: Pick<DraftBody, 'provenance' | 'secondReading'>) {
  const { t } = useTranslation('draft');
  const use = provenance.model;
  if (!use) return null;
  return (
    <Stack gap="sm">
      {use.failure ? (
        <Alert variant="light" color="gray" icon={<IconRobotOff aria-hidden />} title={t('model.notUsed')} role="note">
          <Text fz="sm">{t(`failure.${use.failure}`)}</Text>
        </Alert>
      ) : null}
      <SecondReading of={secondReading ?? null} />
      <Accordion variant="contained">
        <Accordion.Item value="model">
          <Accordion.Control>
            {use.guard.proposed === 0 ? t('model.titleNone') : t('model.title', { kept: use.guard.kept, proposed: use.guard.proposed })}
          </Accordion.Control>
          <Accordion.Panel>
            <Provenance of={use} />
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </Stack>
  );
}

function Provenance({ of }: { readonly of: ModelUse }) {
  const { t } = useTranslation('draft');
  const format = useFormat();
  const codes = Object.entries(of.guard.byCode).map(([code, count]) => `${t(`code.${code}`, { defaultValue: code })} (${count})`);
  return (
    <Facts
      of={[
        [t('model.asked'), `${of.provider}: ${of.model}`],
        [t('model.answered'), of.answeredBy],
        [t('model.destination'), of.destination],
        [t('model.prompt'), of.promptSha256 === null ? null : <Hash key="prompt" of={of.promptSha256} />],
        [t('model.output'), of.outputSha256 === null ? null : <Hash key="output" of={of.outputSha256} />],
        [
          t('model.parameters'),
          Object.entries(of.parameters)
            .map(([name, value]) => `${name} ${String(value)}`)
            .join(', '),
        ],
        [t('model.guard'), t('model.guardFigures', { proposed: of.guard.proposed, kept: of.guard.kept, dropped: of.guard.dropped })],
        [t('model.codes'), codes.length === 0 ? t('model.noCode') : codes.join(' · ')],
        [
          t('model.tokens'),
          of.tokens === null
            ? null
            : t('model.tokenFigures', { input: format.number(of.tokens.input), output: format.number(of.tokens.output) }),
        ],
        [t('model.cost'), of.costMicros === null ? t('model.noPrice') : format.number(of.costMicros / 1_000_000)],
        [t('model.time'), t('model.seconds', { seconds: format.number(Math.round(of.milliseconds / 100) / 10) })],
        [t('model.calls'), t(of.repaired ? 'model.repaired' : 'model.callCount', { count: of.calls })],
      ]}
    />
  );
}

function SecondReading({ of }: { readonly of: DraftBody['secondReading'] }) {
  const { t } = useTranslation('draft');
  if (!of || of.disagreements.length === 0) return null;
  return (
    <Accordion variant="contained">
      <Accordion.Item value="second-reading" className="model-box">
        <Accordion.Control>{t('secondReading.title', { count: of.disagreements.length })}</Accordion.Control>
        <Accordion.Panel>
          <Text fz="sm" mb={6}>
            {t('secondReading.hint')}
          </Text>
          <List fz="sm" lang="en">
            {of.disagreements.map((disagreement) => (
              <List.Item key={disagreement} className="wrap">
                {disagreement}
              </List.Item>
            ))}
          </List>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}
