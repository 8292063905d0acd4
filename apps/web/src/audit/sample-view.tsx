import { Badge, Button, Group, Paper, Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconArrowLeft, IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditSample } from '@consilium/contracts';
import { sampleQuery } from '../api/audit.ts';
import { useSession } from '../session/session-context.ts';
import { Facts } from '../shared/facts.tsx';
import { ButtonLink } from '../shared/links.tsx';
import { CaseTrailLink } from './case-trail-link.tsx';
import { Loading } from '../shared/loading.tsx';
import { Panel } from '../shared/panel.tsx';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { useFormat } from '../shared/use-format.ts';
import { ReviewNoteDialog } from './review-note-dialog.tsx';
import { ReviewsPanel, VerdictBadge } from './reviews-panel.tsx';

/** One sample: how it was drawn, its cases with their risks, and what was found in them. */
export function SampleView({ sampleId }: { readonly sampleId: string }) {
  const { t } = useTranslation(['audit', 'shell']);
  const { data, error, isPending, refetch } = useQuery(sampleQuery(sampleId));
  return (
    <Stack gap="lg">
      <Group>
        <ButtonLink
          to="/audit"
          search={{ part: 'samples' }}
          variant="default"
          size="xs"
          leftSection={<IconArrowLeft size={14} aria-hidden />}
        >
          {t('sample.back')}
        </ButtonLink>
      </Group>
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading label={t('shell:loading')} /> : null}
      {data ? (
        <>
          <Head of={data} />
          <Items of={data} />
          <ReviewsPanel of={{ sample: data.id }} about={null} />
        </>
      ) : null}
    </Stack>
  );
}

function Head({ of }: { readonly of: AuditSample }) {
  const { t } = useTranslation('audit');
  const format = useFormat();
  const Icon = of.isReproduced ? IconCheck : IconAlertTriangle;
  return (
    <Panel
      title={t('sample.one', { count: of.drawn, at: format.instant(of.at) })}
      aside={
        <Badge color={of.isReproduced ? 'green' : 'red'} leftSection={<Icon size={12} aria-hidden />}>
          {t(of.isReproduced ? 'sample.reproduced' : 'sample.notReproduced')}
        </Badge>
      }
    >
      <Facts
        of={[
          [t('sample.column-by'), of.by.name],
          [t('sample.column-period'), `${format.instant(of.from)} – ${format.instant(of.to)}`],
          [t('sample.population'), t('sample.populationText', { count: of.population, size: of.size })],
          [
            t('sample.column-seed'),
            <code key="seed" className="wrap">
              {of.seed}
            </code>,
          ],
          [
            t('sample.digest'),
            <code key="digest" className="wrap">
              {of.populationSha256}
            </code>,
          ],
        ]}
      />
      <Text fz="sm" c="dimmed">
        {t('sample.rule')}
      </Text>
    </Panel>
  );
}

function Items({ of }: { readonly of: AuditSample }) {
  const { t } = useTranslation('audit');
  const { permissions } = useSession();
  const [reviewed, setReviewed] = useState<string | null>(null);
  return (
    <Paper className="scroll-x" tabIndex={0} role="region" aria-label={t('sample.cases')}>
      <Table className="stack-table" aria-label={t('sample.cases')} miw={{ base: 0, sm: 620 }}>
        <Table.Thead>
          <Table.Tr>
            {['case', 'weight', 'risks', 'verdict', 'act'].map((name) => (
              <Table.Th key={name} scope="col">
                {t(`sample.column-${name}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {of.items.map((item) => (
            <Table.Tr key={item.caseId}>
              <Table.Th scope="row" data-label={t('sample.column-case')}>
                <CaseTrailLink of={item} />
              </Table.Th>
              <Table.Td className="tabular" data-label={t('sample.column-weight')}>
                {item.weight}
              </Table.Td>
              <Table.Td data-label={t('sample.column-risks')}>
                <Group gap={4}>
                  {item.risks.map((risk) => (
                    <Badge key={risk} variant="quiet">
                      {t(`risk.${risk}`)}
                    </Badge>
                  ))}
                  {item.risks.length === 0 ? t('risk.none') : null}
                </Group>
              </Table.Td>
              <Table.Td data-label={t('sample.column-verdict')}>
                {item.verdict === null ? t('sample.open') : <VerdictBadge verdict={item.verdict} />}
              </Table.Td>
              <Table.Td data-label={t('sample.column-act')}>
                {permissions['audit:review'] ? (
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={t('sample.reviewOf', { ref: item.caseRef })}
                    onClick={() => setReviewed(item.caseId)}
                  >
                    {t('sample.review')}
                  </Button>
                ) : null}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {reviewed === null ? null : <ReviewNoteDialog about={{ caseId: reviewed, sampleId: of.id }} onClose={() => setReviewed(null)} />}
    </Paper>
  );
}
