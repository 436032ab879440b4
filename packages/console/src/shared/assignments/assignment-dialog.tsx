import { NativeSelect } from '@mantine/core';
import { assignmentRoutes, type Assignment } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { FormStack } from '../../components/page.tsx';
import { call } from '../../lib/api/call.ts';
import { colleaguesQuery } from '../../lib/assignment-queries.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { useVerb } from '../../lib/use-verb.ts';

/** A family knows few people well; the server takes two more. */
const DEPUTIES = [0, 1, 2] as const;

interface AssignmentDialogProps {
  readonly deskId: string;
  readonly seekerId: string;
  readonly label: string;
  readonly current: Assignment | null;
  readonly onClose: () => void;
}

/** Ties a person to a counselor with deputies, changes it, or ends it. */
export function AssignmentDialog({ deskId, seekerId, label, current, onClose }: AssignmentDialogProps) {
  const { t } = useTranslation();
  const load = useLoadWords();
  const colleagues = useQuery(colleaguesQuery(deskId));
  const [staffId, setStaffId] = useState(current?.counselor.staffId ?? '');
  const [deputies, setDeputies] = useState<readonly string[]>(
    current?.deputies.map((one) => one.staffId) ?? [],
  );
  const [ending, setEnding] = useState(false);
  const [asked, setAsked] = useState(false);
  const refresh = [['desk', deskId, 'queue']];
  const params = { seekerId };
  const save = useVerb({
    run: () =>
      call(assignmentRoutes.setAssignment, { params, body: { staffId, deputies: deputies.filter(Boolean) } }),
    refresh,
    onDone: onClose,
  });
  const end = useVerb({
    run: () => call(assignmentRoutes.endAssignment, { params }),
    refresh,
    onDone: onClose,
  });
  const lacks = asked && staffId === '' ? t('assignments.dialog.lacks') : null;
  return (
    <>
      <Dialog
        opened={!ending}
        onClose={onClose}
        title={t('assignments.dialog.title')}
        closeLabel={t('common.action.close')}
      >
        <p>{t('assignments.dialog.lead', { name: label })}</p>
        <Loaded query={colleagues} {...load}>
          {(people) => {
            const names = people.map((one) => ({ value: one.staffId, label: one.name }));
            return (
              <FormStack
                onSubmit={() => {
                  setAsked(true);
                  if (staffId !== '') save.mutate(undefined);
                }}
              >
                <NativeSelect
                  label={t('assignments.dialog.counselor')}
                  value={staffId}
                  onChange={(event) => {
                    const chosen = event.currentTarget.value;
                    setStaffId(chosen);
                    setDeputies(deputies.filter((one) => one !== chosen));
                  }}
                  data={[{ value: '', label: t('assignments.dialog.choose') }, ...names]}
                  error={lacks ?? fieldFault(save.error, 'staffId', t)}
                  data-testid="assignment-counselor"
                  data-autofocus
                />
                {DEPUTIES.filter((index) => index <= deputies.length).map((index) => (
                  <NativeSelect
                    key={index}
                    label={t('assignments.dialog.deputy', { n: index + 1 })}
                    value={deputies[index] ?? ''}
                    onChange={(event) =>
                      setDeputies(
                        [...deputies.slice(0, index), event.currentTarget.value, ...deputies.slice(index + 1)]
                          // Nobody in a place: those after them move up.
                          .filter(Boolean),
                      )
                    }
                    data={[
                      { value: '', label: t('assignments.dialog.nobody') },
                      ...names.filter(
                        ({ value }) =>
                          value !== staffId && (value === deputies[index] || !deputies.includes(value)),
                      ),
                    ]}
                    error={fieldFault(save.error, `deputies.${index}`, t)}
                  />
                ))}
                {current && (
                  <div>
                    <Button look="quiet" size="small" onClick={() => setEnding(true)}>
                      {t('assignments.dialog.end')}
                    </Button>
                  </div>
                )}
                <DialogEnd
                  failure={failureText(save.error ?? end.error, t)}
                  cancel={t('common.action.cancel')}
                  onCancel={onClose}
                  label={t('common.action.save')}
                  busy={save.isPending}
                  testId="assignment-save"
                />
              </FormStack>
            );
          }}
        </Loaded>
      </Dialog>
      <ConfirmDialog
        opened={ending}
        title={t('assignments.dialog.endTitle')}
        lead={t('assignments.dialog.endLead')}
        confirmLabel={t('assignments.dialog.end')}
        cancelLabel={t('common.action.cancel')}
        busy={end.isPending}
        onConfirm={() => {
          setEnding(false);
          end.mutate(undefined);
        }}
        onClose={() => setEnding(false)}
      />
    </>
  );
}
