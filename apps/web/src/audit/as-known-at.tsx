import { Alert, Badge, Button, Code, Group, Slider, Stack, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseAsKnownAt } from '@consilium/contracts';
import { asKnownAtQuery } from '../api/audit.ts';
import { Facts } from '../shared/facts.tsx';
import { Loading } from '../shared/loading.tsx';
import { Panel } from '../shared/panel.tsx';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { useFormat } from '../shared/use-format.ts';
import { AsKnownActs } from './as-known-acts.tsx';

/** The case as the record had it at a time, out of nothing but its entries. Each look is an entry, so nothing is read before it is asked for. */
export function AsKnownAt({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation('audit');
  const [isOpen, setOpen] = useState(false);
  return (
    <Panel title={t('known.title')} hint={t('known.hint')}>
      {isOpen ? (
        <AtSomeTime caseId={caseId} />
      ) : (
        <Group>
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('known.open')}
          </Button>
        </Group>
      )}
    </Panel>
  );
}

function AtSomeTime({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation(['audit', 'shell']);
  const [at, setAt] = useState<string | null>(null);
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery(asKnownAtQuery(caseId, at));
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Loading label={t('shell:loading')} />;
  return (
    <Stack gap="md" aria-busy={isPlaceholderData}>
      <Moments of={data} at={at} onChange={setAt} />
      <KnownState of={data} />
    </Stack>
  );
}

interface MomentsProps {
  readonly of: CaseAsKnownAt;
  readonly at: string | null;
  readonly onChange: (at: string) => void;
}

/** A stop for every time at which the case changed; the thumb moves freely, and what it names is read when it is let go. */
function Moments({ of: { moments }, at, onChange }: MomentsProps) {
  const { t } = useTranslation('audit');
  const format = useFormat();
  const last = moments.length - 1;
  const chosen = at === null ? last : moments.findLastIndex((moment) => moment.at <= at);
  const [thumb, setThumb] = useState<number | null>(null);
  const shown = thumb ?? chosen;
  const moment = moments[shown];
  const go = (index: number): void => {
    const to = moments[index];
    setThumb(null);
    if (to) onChange(to.at);
  };
  if (!moment) return <Text fz="sm">{t('known.nothing')}</Text>;
  const label = t('known.moment', {
    nr: shown + 1,
    of: moments.length,
    at: format.second(moment.at),
    action: moment.action,
    actor: moment.actor,
  });
  return (
    <Stack gap={6}>
      <Group gap="sm" wrap="nowrap">
        <Button variant="default" size="xs" px={8} aria-label={t('known.earlier')} disabled={shown <= 0} onClick={() => go(shown - 1)}>
          <IconChevronLeft size={16} aria-hidden />
        </Button>
        <Slider
          flex={1}
          min={0}
          max={Math.max(last, 1)}
          disabled={last < 1}
          step={1}
          value={shown}
          label={null}
          onChange={setThumb}
          onChangeEnd={go}
          thumbLabel={t('known.slider')}
          thumbProps={{ 'aria-valuetext': label }}
        />
        <Button variant="default" size="xs" px={8} aria-label={t('known.later')} disabled={shown >= last} onClick={() => go(shown + 1)}>
          <IconChevronRight size={16} aria-hidden />
        </Button>
      </Group>
      <Text fz="sm" className="tabular" aria-live="polite">
        {label}
      </Text>
    </Stack>
  );
}

function KnownState({ of }: { readonly of: CaseAsKnownAt }) {
  const { t } = useTranslation(['audit', 'terms']);
  const format = useFormat();
  if (of.basedOn === null) return <Text fz="sm">{t('known.notYet')}</Text>;
  const { decision } = of;
  return (
    <Stack gap="md">
      {of.erased > 0 ? (
        <Alert color="orange" title={t('known.erased', { count: of.erased })}>
          {t('known.erasedText')}
        </Alert>
      ) : null}
      <Facts
        of={[
          [t('known.at'), format.second(of.at)],
          [t('known.status'), of.status === null ? null : <Badge key="status">{t(`terms:status.${of.status}`, of.status)}</Badge>],
          [
            t('known.decision'),
            decision
              ? t('known.decisionOf', { version: decision.version, author: decision.author, at: format.second(decision.createdAt) })
              : t('known.noDecision'),
          ],
          [
            t('known.published'),
            of.publications.map(({ version, at }) => t('known.publishedAt', { version, at: format.second(at) })).join(', ') ||
              t('known.notPublished'),
          ],
          [t('known.rows'), of.rows.map(({ table, count }) => `${table} ${format.number(count)}`).join(', ')],
          [t('known.basedOn'), t('known.basedOnText', { count: of.basedOn.entries, ord: of.basedOn.ord })],
        ]}
      />
      <AsKnownActs of={of} />
      {decision ? (
        <details className="folded">
          <summary>{t('known.content', { version: decision.version })}</summary>
          {decision.content === null ? (
            <Alert color="red" title={t('known.contentWrong')}>
              {t('known.contentWrongText')}
            </Alert>
          ) : (
            <Code
              block
              tabIndex={0}
              role="region"
              aria-label={t('known.content', { version: decision.version })}
              style={{ overflow: 'auto', maxHeight: 420 }}
            >
              {JSON.stringify(decision.content, null, 2)}
            </Code>
          )}
        </details>
      ) : null}
    </Stack>
  );
}
