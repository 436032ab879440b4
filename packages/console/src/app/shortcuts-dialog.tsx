import { useTranslation } from 'react-i18next';
import { Dialog } from '../components/dialog.tsx';
import { useMe } from '../lib/session.ts';
import css from './shortcuts-dialog.module.css';

export function ShortcutsDialog({
  opened,
  onClose,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const rows: readonly (readonly [string, string])[] = [
    [me.preferences.sendKey === 'enter' ? 'Enter' : 'Ctrl / ⌘ + Enter', t('common.shortcuts.send')],
    ['Alt + Q', t('common.shortcuts.queue')],
    ['Alt + J · Alt + K', t('common.shortcuts.next')],
    ['Shift + Enter', t('common.shortcuts.beside')],
    ['Alt + 1 · 2 · 3', t('common.shortcuts.pane')],
    ['Alt + C', t('common.shortcuts.composer')],
    ['Alt + T', t('common.shortcuts.templates')],
    ['Alt + M', t('common.shortcuts.note')],
    ['Alt + P', t('common.shortcuts.person')],
    ['Alt + / · F1', t('common.shortcuts.help')],
  ];
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('common.shortcuts.title')}
      closeLabel={t('common.action.close')}
    >
      <dl className={css['list']}>
        {rows.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
