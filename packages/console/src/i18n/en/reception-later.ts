import type { Shape } from '../shape.ts';
import type { reception as ja } from '../ja/reception-later.ts';

export const reception: Shape<typeof ja> = {
  rules: {
    title: 'Rules of the desk',
    lead: 'What the desk does without anybody acting. What it says are the approved automatic texts.',
    mode: 'How people are taken in',
    modes: { live: 'During intake hours', kept: 'At any hour, kept' },
    modeHints: {
      live: 'What comes outside hours is listed apart, and the person is told of the next opening.',
      kept: 'It joins the queue also outside hours, and is answered in the next intake hours.',
    },
    byItself: 'What happens by itself',
    minutes: 'min',
    hours: 'h',
    nudgeMinutes: 'Ask a silent person whether they are there',
    nudgeMinutesHint: 'Counted from the counselor’s last words.',
    silenceMinutes: 'End a talk that stays silent',
    silenceMinutesHint: 'The person is told; what they write next opens a new consultation.',
    overrunMinutes: 'End talks that run past the desk’s end',
    overrunMinutesHint: 'Without this, talks that were taken in go on to their end.',
    placeMinutes: 'Tell people unasked when they move up',
    placeMinutesHint: 'Uses billed LINE messages. Answers to their own messages are free.',
    offerAtOpening: 'Tell those who were not reached when the desk opens',
    offerAtOpeningHint: 'Uses one billed LINE message a person.',
    outsideHours: 'How long talks from outside hours are kept',
    outsideHoursHint: 'Then they leave the list; the people stay among those not reached.',
    media: 'Pictures, stickers, voice',
    mediaWays: {
      refuse: 'Not taken; the person is asked for words',
      warn_images: 'The same, with a text of its own for pictures',
    },
  },
};
