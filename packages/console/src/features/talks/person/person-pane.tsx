import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../../components/avatar.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { Facts } from '../../../components/page.tsx';
import { LoadingLines } from '../../../components/states.tsx';
import { useLanguage } from '../../../i18n/use-language.ts';
import { desksQuery } from '../../../lib/desk-queries.ts';
import { useHotkeys } from '../../../lib/hotkeys.ts';
import { dateTime } from '../../../lib/time/format.ts';
import { useConsultation } from '../use-consultation.ts';
import type { PaneActions } from '../use-panes.ts';
import { BotAnswers } from './bot-answers.tsx';
import { History } from './history.tsx';
import { HomeAuthority } from './home-authority.tsx';
import { Notes } from './notes.tsx';
import { PersonTags } from './person-tags.tsx';
import { OwnCounselor } from './own-counselor.tsx';
import { ReceivedTexts } from './received-texts.tsx';
import { SurveyAnswers } from './survey-answers.tsx';
import { TargetChoice } from './target-choice.tsx';
import css from './person.module.css';

interface PersonPaneProps {
  readonly consultationId: string;
  readonly overlay: boolean;
  readonly narrow: boolean;
  readonly actions: PaneActions;
  readonly onHide: () => void;
}

export function PersonPane({ consultationId, overlay, narrow, actions, onHide }: PersonPaneProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  useHotkeys(overlay ? [{ code: 'Escape', alt: false, run: onHide }] : []);
  const { data, consultation, isError } = useConsultation(consultationId);
  const desks = useQuery(desksQuery);
  const desk = desks.data?.find((one) => one.deskId === consultation?.deskId);
  return (
    <aside
      className={css['person']}
      data-testid="person-pane"
      data-overlay={overlay}
      aria-label={t('talk.person.title')}
    >
      <header className={css['bar']}>
        {narrow && <IconButton icon="back" label={t('common.action.back')} onClick={onHide} />}
        <h2>{t('talk.person.title')}</h2>
        {!narrow && <IconButton icon="close" label={t('talk.person.hide')} onClick={onHide} />}
      </header>
      {isError ? null : !data || !consultation ? (
        <LoadingLines label={t('common.state.loading')} lines={8} />
      ) : (
        <div className={css['content']}>
          <div className={css['who']}>
            <Avatar name={data.seeker.pseudonym} label={data.seeker.label} size="large" />
            <div>
              <h3>{data.seeker.label}</h3>
              <p>
                {consultation.ordinal > 1
                  ? t('talk.person.ordinal', { n: consultation.ordinal })
                  : t('talk.person.first')}
              </p>
              {desk && (
                <p>
                  {t(desk.nameDisplay === 'pseudonym' ? 'talk.person.pseudonymOnly' : 'talk.person.lineName')}
                </p>
              )}
            </div>
          </div>
          <section>
            <h3>{t('talk.person.known')}</h3>
            <Facts
              rows={[
                [t('talk.person.assignee'), consultation.assignee?.name ?? t('talk.person.nobody')],
                [
                  t('talk.person.friend'),
                  t(
                    consultation.blocked || data.seeker.friend === 'blocked'
                      ? 'talk.person.blocked'
                      : data.seeker.friend === 'following'
                        ? 'talk.person.following'
                        : 'talk.person.friendUnknown',
                  ),
                ],
                [t('talk.person.authority'), <HomeAuthority key="authority" detail={data} />],
                [t('talk.person.firstSeen'), dateTime(data.seeker.firstSeenAt, language)],
              ]}
            />
          </section>
          <BotAnswers consultation={consultation} />
          <OwnCounselor
            deskId={consultation.deskId}
            seekerId={data.seeker.seekerId}
            label={data.seeker.label}
          />
          <TargetChoice detail={data} />
          <PersonTags key={`tags-${consultationId}`} detail={data} />
          <SurveyAnswers consultationId={consultationId} />
          <Notes detail={data} />
          <ReceivedTexts key={consultationId} consultationId={consultationId} />
          <History seeker={data.seeker} currentId={consultationId} actions={actions} />
        </div>
      )}
    </aside>
  );
}
