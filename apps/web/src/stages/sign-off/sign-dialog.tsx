import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BallotBody, CaseRecordBody, DecisionVersionBody } from '@consilium/contracts';
import type { BallotChoice } from '@consilium/domain';
import { newId } from '../../api/new-id.ts';
import { askKey, canUseKeys, ownKeysQuery } from '../../api/signing-keys.ts';
import { ProblemAlert } from '../../shared/problem-alert.tsx';
import { useSession } from '../../session/session-context.ts';
import { useCaseAct } from '../../shared/use-case-act.ts';
import { timeZone } from '../../shared/use-format.ts';
import { DissentFields, NO_DISSENT, isWholeDissent } from './dissent-fields.tsx';
import { Receipt } from './receipt.tsx';
import { SecondComponent } from './second-component.tsx';
import type { Way } from './second-component.tsx';
import { WhatIsSigned } from './what-is-signed.tsx';

interface Props {
  readonly record: CaseRecordBody;
  readonly decision: DecisionVersionBody;
  readonly choice: BallotChoice;
  readonly onClose: () => void;
}

/** Says exactly what is signed, asks for the key or the password, and gives a receipt. The version shown at opening is the one that is signed. */
export function SignDialog({ record, decision: latest, choice, onClose }: Props) {
  const { t } = useTranslation(['sign-off', 'shell']);
  const { permissions } = useSession();
  const keys = useQuery(ownKeysQuery(permissions['credential:manage-own'] === true && canUseKeys()));
  const hasKey = keys.data?.items.some(({ status }) => status === 'active') ?? false;
  const [chosen, setChosen] = useState<Way | null>(null);
  const way: Way = hasKey ? (chosen ?? 'key') : 'password';
  const [decision] = useState(latest);
  const [ballotId] = useState(newId);
  const [password, setPassword] = useState('');
  const [dissent, setDissent] = useState(NO_DISSENT);
  const sign = useCaseAct<BallotBody>(
    record.id,
    async (acts, body) => acts.castBallot(await withKey(record.id, body, decision.sha256), decision.sha256),
    () => setPassword(''),
  );
  const submit = (): void => {
    const words = { reason: dissent.reason, alternative: dissent.alternative.trim() || null, text: dissent.text.trim() || null };
    sign.mutate({
      ballotId,
      version: decision.version,
      choice,
      ...words,
      timeZone: timeZone(),
      ...(way === 'password' ? { password } : {}),
    });
  };
  const isReady = !keys.isLoading && (way === 'key' || password !== '') && (choice !== 'dissent' || isWholeDissent(dissent));
  return (
    <Modal opened onClose={onClose} size="lg" title={t(`sign.title.${choice}`)} closeButtonProps={{ 'aria-label': t('shell:close') }}>
      {sign.data ? (
        <Receipt record={record} ballotId={ballotId} decision={decision} receipt={sign.data} onClose={onClose} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <Stack>
            <WhatIsSigned record={record} decision={decision} choice={choice} />
            {choice === 'dissent' ? <DissentFields value={dissent} onChange={setDissent} /> : null}
            {latest.version !== decision.version ? (
              <Text fz="sm" fw={600} role="alert">
                {t('sign.superseded', { version: latest.version })}
              </Text>
            ) : null}
            <SecondComponent way={way} hasKey={hasKey} onWay={setChosen} password={password} onPassword={setPassword} />
            {sign.error ? <ProblemAlert error={sign.error} /> : null}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t('shell:cancel')}
              </Button>
              <Button type="submit" loading={sign.isPending} disabled={!isReady}>
                {t(way === 'key' ? 'sign.submitKey' : 'sign.submit')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

/** Without a password the key is asked, over exactly this ballot. */
async function withKey(caseId: string, body: BallotBody, shown: string): Promise<BallotBody> {
  if (body.password !== undefined) return body;
  const { ballotId: _id, assertion: _none, password: _password, ...statement } = body;
  return { ...body, assertion: await askKey(caseId, statement, shown) };
}
