import { isQuestion, routes } from '@tomoshibi/contract';
import { requireDeskRight, requireOperatorRight } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Api } from '../../platform/http/api.ts';
import { classification } from '../desk-templates/index.ts';
import { readDesk } from '../desks/index.ts';
import { hoursText } from '../hours/index.ts';
import { createFromTemplate } from './create-from-template.ts';
import { deskTemplates } from './desk-template.ts';
import { readReadiness } from './read-readiness.ts';

export function registerDeskTemplateRoutes(api: Api, context: Context): void {
  api.route(routes.listDeskTemplates, ({ caller }) => {
    requireOperatorRight(caller, 'desk.create');
    const templates = deskTemplates().map(({ key, template }) => {
      const { title, about, hours, desk, materials, flow } = template;
      const timetable = hours ?? null;
      return {
        key,
        title,
        about,
        hours: timetable && { ja: hoursText({ timetable }, 'ja'), en: hoursText({ timetable }, 'en') },
        talkLimit: desk.talkLimit ?? null,
        answers: template.templates.map((answer) => answer.title),
        headline: materials?.headline ?? null,
        questions: typeof flow === 'object' ? Object.values(flow.nodes).filter(isQuestion).length : 0,
        desks: template.desks.map((one) => one.name),
        classification: classification(template.classification),
      };
    });
    return Promise.resolve({ templates });
  });

  api.route(routes.createDeskFromTemplate, ({ caller, body }) => createFromTemplate(context, caller, body));

  api.route(routes.getDeskReadiness, async ({ caller, params }) => {
    requireDeskRight(caller, params.deskId, 'desk.read');
    return context.db.tenant(caller.operatorId, async (tx) =>
      readReadiness(tx, await readDesk(tx, context, params.deskId)),
    );
  });
}
