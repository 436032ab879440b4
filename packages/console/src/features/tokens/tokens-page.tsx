import { staffRoutes, type ResponseOf } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { Empty } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { call } from '../../lib/api/call.ts';
import { dateTime } from '../../lib/time/format.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { TokenDialog } from './token-dialog.tsx';

type Token = ResponseOf<typeof staffRoutes.listTokens>['tokens'][number];

export function TokensPage() {
  const { t } = useTranslation();
  const load = useLoadWords();
  const [adding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<Token | null>(null);
  const tokens = useQuery({ queryKey: ['tokens'], queryFn: () => call(staffRoutes.listTokens) });
  const revoke = useVerb({
    run: (tokenId: string) => call(staffRoutes.revokeToken, { params: { tokenId } }),
    refresh: [['tokens']],
    onDone: () => setRevoking(null),
  });
  return (
    <Page
      wide
      title={t('admin.tokens.title')}
      lead={t('admin.tokens.lead')}
      action={
        <Button look="strong" onClick={() => setAdding(true)}>
          {t('admin.tokens.add')}
        </Button>
      }
    >
      <Loaded query={tokens} {...load}>
        {(data) =>
          data.tokens.length === 0 ? (
            <Empty title={t('admin.tokens.none')} icon="key" />
          ) : (
            <TokenTable tokens={data.tokens} onRevoke={setRevoking} />
          )
        }
      </Loaded>
      {adding && <TokenDialog onClose={() => setAdding(false)} />}
      <ConfirmDialog
        opened={revoking !== null}
        title={t('admin.tokens.revoke')}
        lead={t('admin.tokens.revokeLead', { name: revoking?.name ?? '' })}
        confirmLabel={t('admin.tokens.revoke')}
        cancelLabel={t('common.action.cancel')}
        busy={revoke.isPending}
        onConfirm={() => revoking && revoke.mutate(revoking.tokenId)}
        onClose={() => setRevoking(null)}
      />
    </Page>
  );
}

interface TokenTableProps {
  readonly tokens: readonly Token[];
  readonly onRevoke: (token: Token) => void;
}

function TokenTable({ tokens, onRevoke }: TokenTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <DataTable
      label={t('admin.tokens.title')}
      columns={[
        t('admin.tokens.name'),
        t('admin.tokens.staff'),
        t('admin.tokens.expires'),
        t('admin.tokens.lastUsed'),
        t('admin.tokens.revoke'),
      ]}
    >
      {tokens.map((token) => (
        <tr key={token.tokenId}>
          <td>
            <strong>{token.name}</strong> <Tag>{t(`admin.tokens.${token.access}`)}</Tag>
          </td>
          <td>{token.staffName}</td>
          <td>{dateTime(token.expiresAt, language)}</td>
          <td>{token.lastUsedAt ? dateTime(token.lastUsedAt, language) : t('common.state.never')}</td>
          <td>
            <Button size="small" onClick={() => onRevoke(token)}>
              {t('admin.tokens.revoke')}
            </Button>
          </td>
        </tr>
      ))}
    </DataTable>
  );
}
