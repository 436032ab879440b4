import { useElementSize, useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../components/states.tsx';
import { useHotkeys } from '../../lib/hotkeys.ts';
import { useStored } from '../../lib/stored.ts';
import { focusComposer, focusNote, focusQueue, moveInQueue, openTemplates } from './focus.ts';
import { visiblePanes } from './model/open-panes.ts';
import { PersonPane } from './person/person-pane.tsx';
import { QueuePane } from './queue/queue-pane.tsx';
import { TalkPane } from './talk/talk-pane.tsx';
import { useFreshDetails } from './use-fresh-details.ts';
import { usePanes } from './use-panes.ts';
import css from './workspace.module.css';

const PANE_PX = 350;

/** Queue · talks · person. On a phone one of them at a time, with the way back. */
export function Workspace() {
  const { t } = useTranslation();
  useFreshDetails();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const narrow = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  const roomForPerson = useMediaQuery('(min-width: 75em)', true, { getInitialValueInEffect: false });
  const [personShown, setPersonShown] = useStored('person-pane', 'shown');
  const [overlay, setOverlay] = useState(false);
  const room = narrow ? 1 : Math.max(1, Math.floor(width / PANE_PX));
  const actions = usePanes(room);
  const { panes } = actions;
  const visible = visiblePanes(panes, room);
  const { focused } = panes;

  const personOpen = narrow ? actions.showsPerson : roomForPerson ? personShown === 'shown' : overlay;
  const showPerson = (shown: boolean): void => {
    if (narrow) actions.showPerson(shown);
    else if (roomForPerson) setPersonShown(shown ? 'shown' : 'hidden');
    else setOverlay(shown);
  };
  const writeNote = (): void => {
    showPerson(true);
    focusNote();
  };
  useHotkeys([
    { code: 'KeyQ', alt: true, run: focusQueue },
    { code: 'KeyJ', alt: true, run: () => moveInQueue(1) },
    { code: 'KeyK', alt: true, run: () => moveInQueue(-1) },
    { code: 'KeyP', alt: true, run: () => showPerson(!personOpen) },
    { code: 'KeyM', alt: true, run: writeNote },
    { code: 'KeyC', alt: true, run: () => focused && focusComposer(focused) },
    { code: 'KeyT', alt: true, run: () => focused && openTemplates(focused) },
    ...[0, 1, 2].map((index) => ({
      code: `Digit${index + 1}`,
      alt: true,
      run: () => {
        const id = visible[index];
        if (id === undefined) return;
        actions.focus(id);
        focusComposer(id);
      },
    })),
  ]);

  const showsTalks = !narrow || (focused !== undefined && !personOpen);
  return (
    <div
      className={css['workspace']}
      data-person={personOpen && focused !== undefined && !narrow && roomForPerson}
    >
      {(!narrow || focused === undefined) && <QueuePane actions={actions} room={room} />}
      {showsTalks && (
        <div className={css['talks']} ref={ref}>
          {visible.map((id) => (
            <TalkPane
              key={id}
              consultationId={id}
              focused={id === focused}
              alone={visible.length === 1}
              narrow={narrow}
              personOpen={personOpen}
              actions={actions}
              onPerson={() => {
                actions.focus(id);
                showPerson(!(personOpen && id === focused));
              }}
              onNote={() => {
                actions.focus(id);
                writeNote();
              }}
            />
          ))}
          {visible.length === 0 && (
            <div className={css['nothing']}>
              <Empty title={t('talk.empty.title')} hint={t('talk.empty.hint')} icon="talk" />
            </div>
          )}
        </div>
      )}
      {focused !== undefined && personOpen && (
        <PersonPane
          key={focused}
          consultationId={focused}
          overlay={!narrow && !roomForPerson}
          narrow={narrow}
          actions={actions}
          onHide={() => showPerson(false)}
        />
      )}
    </div>
  );
}
