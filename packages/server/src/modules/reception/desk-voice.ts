import type { Context } from '../../platform/context.ts';
import { askAfterEnd } from '../surveys/index.ts';
import type { DeskVoice } from '../talks/index.ts';
import { loadDeskToday } from './desk-today.ts';
import { sayInTalk } from './say-in-talk.ts';

/** Says the desk's approved texts where a member of staff begins or ends a talk. */
export function deskVoice(context: Context): DeskVoice {
  return {
    async say(tx, keys, { talk, kind, counselor }) {
      const today = await loadDeskToday(tx, context, talk.desk_id);
      return sayInTalk(tx, context, keys, { today, talk, kind, values: { counselor } });
    },
    askAfterEnd: (tx, keys, ended) => askAfterEnd(tx, context, keys, ended),
  };
}
