import { routes } from '@tomoshibi/contract';
import { requireDeskRight } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Api } from '../../platform/http/api.ts';
import { readDesk } from '../desks/index.ts';
import { createPlace } from './create-place.ts';
import { deletePlace } from './delete-place.ts';
import { unreadWords } from './drawing/tokens.ts';
import { makeFile } from './make-file.ts';
import { readFigures, readMaterials } from './materials-presenter.ts';
import { readPaper, type MaterialSources, type Paper } from './paper-facts.ts';
import { WORDS } from './paper/facts.ts';
import { previewPaper } from './paper/render.ts';
import { createPrinter } from './printer.ts';
import { setTexts } from './set-texts.ts';
import { updatePlace } from './update-place.ts';

/** Kanji nobody has given a reading for, where readings are drawn at all. */
function unreadOf({ facts, readings }: Paper): string[] {
  if (facts.form === 'standard') return [];
  const { deskName, issuer, headline, lead, topics, hours, secrecy, hotlines } = facts;
  const own = hotlines.flatMap(({ name, note }) => [name, note]);
  const common = Object.values(WORDS).flatMap((words) =>
    typeof words === 'string' ? [words] : words.flat(),
  );
  const texts = [headline, lead, deskName, issuer, ...topics, hours ?? '', secrecy, ...own, ...common];
  return unreadWords(texts, readings);
}

export function registerMaterialRoutes(api: Api, context: Context, sources: MaterialSources): void {
  const needs = { ...context, sources };
  const printer = createPrinter();

  api.route(routes.getMaterials, async ({ caller, params }) => {
    requireDeskRight(caller, params.deskId, 'material.read');
    return context.db.tenant(caller.operatorId, (tx) => readMaterials(tx, needs, params.deskId));
  });

  api.route(routes.setMaterialTexts, async ({ caller, params, body }) => {
    await setTexts(needs, caller, { ...params, ...body });
    return context.db.tenant(caller.operatorId, (tx) => readMaterials(tx, needs, params.deskId));
  });

  api.route(routes.createMaterialPlace, ({ caller, params, body }) =>
    createPlace(context, caller, params.deskId, body),
  );
  api.route(routes.updateMaterialPlace, ({ caller, params, body }) =>
    updatePlace(context, caller, params, body),
  );
  api.route(routes.deleteMaterialPlace, async ({ caller, params }) => {
    await deletePlace(context, caller, params);
    return undefined;
  });

  api.route(routes.getMaterialFigures, async ({ caller, params, query }) => {
    requireDeskRight(caller, params.deskId, 'material.read');
    return context.db.tenant(caller.operatorId, async (tx) => {
      const desk = await readDesk(tx, context, params.deskId);
      return readFigures(tx, desk.deskId, query.month);
    });
  });

  api.route(routes.previewMaterial, async ({ caller, params, query }) => {
    requireDeskRight(caller, params.deskId, 'material.read');
    const paper = await context.db.tenant(caller.operatorId, (tx) =>
      readPaper(tx, needs, { deskId: params.deskId, ...query }),
    );
    const { facts, readings } = paper;
    const order = { kind: params.kind, facts, readings, at: context.clock.now() };
    return {
      pages: await printer.print(() => Promise.resolve(previewPaper(order))),
      unread: unreadOf(paper),
    };
  });

  api.route(routes.downloadMaterial, async ({ caller, params, query }) => {
    requireDeskRight(caller, params.deskId, 'material.read');
    const paper = await context.db.tenant(caller.operatorId, (tx) =>
      readPaper(tx, needs, { deskId: params.deskId, ...query }),
    );
    return printer.print(() => makeFile(params.file, paper, context.clock.now()));
  });
}
