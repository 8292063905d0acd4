import { Button, Divider, Group, Menu, Stack, Text } from '@mantine/core';
import { IconChevronDown, IconMessageExclamation, IconPencil, IconSignature, IconWriting } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody, DecisionVersionBody, DraftBody } from '@consilium/contracts';
import type { BallotChoice } from '@consilium/domain';
import { useSession } from '../../session/session-context.ts';
import { ReasonDialog } from '../../shared/reason-dialog.tsx';
import { useCaseAct } from '../../shared/use-case-act.ts';
import { useMay } from '../../shared/use-may.ts';
import { MySignature } from './my-signature.tsx';
import { ReviseDialog } from './revise-dialog.tsx';
import { SignDialog } from './sign-dialog.tsx';

interface Props {
  readonly record: CaseRecordBody;
  readonly decision: DecisionVersionBody;
  readonly draft: DraftBody | null;
}

type Open = { readonly sign: BallotChoice } | { readonly revise: 'changed' | 'hand-written' } | 'recuse' | null;

/** Agreeing, changing, writing by hand and dissenting cost the same steps: one press, one dialog. */
export function BallotActions({ record, decision, draft }: Props) {
  const { t } = useTranslation('sign-off');
  const { user } = useSession();
  const may = useMay(record);
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  const recuse = useCaseAct<string>(record.id, (acts, reason) => acts.recuse({ reason }), close);
  if (record.status !== 'in-review') return null;
  const mine = record.signatures.find(
    ({ signer, version, voidedAt }) => signer === user.id && version === decision.version && voidedAt === null,
  );
  const isRecused = record.recusals.some(({ member }) => member === user.id);
  const isAuthor = decision.content.author.kind === 'person' && decision.content.author.ref === user.id;
  if (user.specialty === null || isRecused)
    return (
      <Text fz="sm" c="dimmed">
        {t(isRecused ? 'youAreRecused' : 'noSeat')}
      </Text>
    );
  return (
    <Stack gap="sm">
      <Divider />
      {isAuthor ? <Text fz="sm">{t('youAreAuthor')}</Text> : null}
      {mine ? <MySignature record={record} signature={mine} /> : null}
      <Group gap="sm">
        {mine ? null : (
          <Button
            leftSection={<IconSignature size={18} aria-hidden />}
            disabled={!may('ballot-cast')}
            onClick={() => setOpen({ sign: 'agree' })}
          >
            {t(isAuthor ? 'act.signAsAuthor' : 'act.agree')}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<IconPencil size={18} aria-hidden />}
          disabled={!may('decision-revised')}
          onClick={() => setOpen({ revise: 'changed' })}
        >
          {t('act.change')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconWriting size={18} aria-hidden />}
          disabled={!may('decision-revised')}
          onClick={() => setOpen({ revise: 'hand-written' })}
        >
          {t('act.byHand')}
        </Button>
        {mine ? null : (
          <Button
            variant="default"
            leftSection={<IconMessageExclamation size={18} aria-hidden />}
            disabled={!may('ballot-cast')}
            onClick={() => setOpen({ sign: 'dissent' })}
          >
            {t('act.dissent')}
          </Button>
        )}
        <Menu>
          <Menu.Target>
            <Button variant="subtle" rightSection={<IconChevronDown size={16} aria-hidden />}>
              {t('act.more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {mine ? null : <Menu.Item onClick={() => setOpen({ sign: 'abstain' })}>{t('act.abstain')}</Menu.Item>}
            {mine ? null : <Menu.Item onClick={() => setOpen({ sign: 'cannot-judge' })}>{t('act.cannotJudge')}</Menu.Item>}
            <Menu.Item onClick={() => setOpen('recuse')}>{t('act.recuse')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Group>
      {open !== null && open !== 'recuse' && 'sign' in open ? (
        <SignDialog record={record} decision={decision} choice={open.sign} onClose={close} />
      ) : null}
      {open !== null && open !== 'recuse' && 'revise' in open ? (
        <ReviseDialog record={record} decision={decision} draft={draft} origin={open.revise} onClose={close} />
      ) : null}
      <ReasonDialog
        title={t('act.recuse')}
        explains={t('recuseExplains')}
        submit={t('act.recuse')}
        opened={open === 'recuse'}
        onClose={close}
        act={recuse}
      />
    </Stack>
  );
}
