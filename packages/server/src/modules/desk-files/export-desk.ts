import { DeskRole, TEXT_KINDS, type OperatorRole } from '@tomoshibi/contract';
import type { Actor } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { writeYaml } from '../../platform/write-yaml.ts';
import { recordAudit } from '../audit/index.ts';
import { readDesk, selectDeskIdByCode, selectMembers, selectTemplates } from '../desks/index.ts';
import { flowStanding, shortFlow } from '../flows/index.ts';
import { selectDeskHotlines } from '../hotlines/index.ts';
import { loadHours } from '../hours/index.ts';
import { selectOperatorRoles } from '../identity/index.ts';
import { selectPlaces, textsOf } from '../materials/index.ts';
import { currentTexts } from '../notices/index.ts';
import { menuStanding } from '../rich-menus/index.ts';
import { loadRules } from '../reception/index.ts';
import { loadRoom } from '../rooms/index.ts';
import { findSettings } from '../shifts/index.ts';
import { selectCurrentVersions } from '../surveys/index.ts';
import { listOperators, selectOperator } from '../operators/index.ts';
import { dayInJapan } from './apply-hotlines.ts';
import { withoutLastBreaks, type DeskFile } from './desk-file.ts';
import { writeHours } from './hours-file.ts';

type Needs = Pick<Context, 'db' | 'clock' | 'publicUrl'>;

/** The texts in force and the phone lines they name; a desk without any leaves the keys out. */
async function readNotices(tx: OperatorTx, deskId: string): Promise<Pick<DeskFile, 'notices' | 'hotlines'>> {
  const inForce = (await currentTexts(tx, deskId)).filter(({ state }) => state === 'in_force');
  const lines = await selectDeskHotlines(tx, deskId);
  const notices: Exclude<DeskFile['notices'], 'standard' | undefined> = {};
  for (const kind of TEXT_KINDS) {
    const row = inForce.find((one) => one.kind === kind);
    if (row) notices[kind] = row.turned_off ? 'off' : row.bodies;
  }
  return {
    ...(inForce.length > 0 ? { notices } : {}),
    ...(lines.length > 0
      ? {
          hotlines: lines.map(({ number, checked_at: at }) => ({
            number,
            ...(at ? { checkedOn: dayInJapan(at) } : {}),
          })),
        }
      : {}),
  };
}

/** The flow in force, or that it is turned off; a desk that never had one leaves the key out. */
async function readFlow(tx: OperatorTx, deskId: string): Promise<Pick<DeskFile, 'flow'>> {
  const standing = await flowStanding(tx, deskId);
  return standing === null ? {} : { flow: standing };
}

async function readMenu(tx: OperatorTx, deskId: string): Promise<Pick<DeskFile, 'menu'>> {
  const standing = await menuStanding(tx, deskId);
  return standing === null ? {} : { menu: standing };
}

/** What is printed, when somebody wrote it, and the places; codes belong to the paper of this installation. */
async function readMaterialBlocks(
  tx: OperatorTx,
  deskId: string,
): Promise<Pick<DeskFile, 'materials' | 'places'>> {
  const { texts, version } = await textsOf(tx, deskId);
  const places = await selectPlaces(tx, deskId);
  return {
    ...(version > 0 ? { materials: texts } : {}),
    ...(places.length > 0 ? { places: places.map(({ name, printed }) => ({ name, printed })) } : {}),
  };
}

/** Surveys that are asked, and those that were stopped; a desk that never asked leaves the key out. */
async function readSurveys(tx: OperatorTx, deskId: string): Promise<Pick<DeskFile, 'surveys'>> {
  const surveys: NonNullable<DeskFile['surveys']> = {};
  for (const { key, state, document } of await selectCurrentVersions(tx, deskId)) {
    if (state === 'in_force') surveys[key] = document;
    if (state === 'stopped') surveys[key] = 'off';
  }
  return Object.keys(surveys).length > 0 ? { surveys } : {};
}

/** How the desk runs by itself and what it needs to open; a desk that set nothing leaves the keys out. */
async function readRunning(
  tx: OperatorTx,
  deskId: string,
): Promise<Pick<DeskFile, 'rules' | 'room' | 'capacity'>> {
  const { version, ...rules } = await loadRules(tx, deskId);
  const { version: roomVersion, ...room } = await loadRoom(tx, deskId);
  const capacity = await findSettings(tx, deskId);
  return {
    ...(version > 0 ? { rules } : {}),
    ...(roomVersion > 0 ? { room } : {}),
    ...(capacity ? { capacity } : {}),
  };
}

async function readFile(tx: OperatorTx, context: Needs, deskId: string): Promise<DeskFile> {
  const desk = await readDesk(tx, context, deskId);
  const operator = await selectOperator(tx);
  if (!operator) throw notFound('operator');
  const members = await selectMembers(tx, deskId);
  const roles: ReadonlyMap<string, OperatorRole[]> = await selectOperatorRoles(tx);
  const { code, name, nameDisplay, talkLimit, state } = desk;
  return {
    version: 1,
    operator: operator.name,
    authority: desk.authority.name,
    desk: { code, name, nameDisplay, talkLimit, state },
    ...(desk.channel ? { channel: { channelId: desk.channel.channelId } } : {}),
    hours: (await loadHours(tx, deskId))?.timetable ?? null,
    ...(await readRunning(tx, deskId)),
    templates: (await selectTemplates(tx, deskId)).map(({ title, body }) => ({
      title,
      text: withoutLastBreaks(body),
    })),
    ...(await readNotices(tx, deskId)),
    ...(await readFlow(tx, deskId)),
    ...(await readMenu(tx, deskId)),
    ...(await readMaterialBlocks(tx, deskId)),
    ...(await readSurveys(tx, deskId)),
    staff: members
      .filter((member) => member.state === 'active')
      .map(({ staff_id: id, login, name: staffName, role }) => ({
        login,
        name: staffName,
        role: DeskRole.parse(role),
        operatorRoles: roles.get(id) ?? [],
      })),
  };
}

function present(file: DeskFile): string {
  const staff = file.staff.map(({ operatorRoles, ...entry }) =>
    operatorRoles.length > 0 ? { ...entry, operatorRoles } : entry,
  );
  const hours = writeHours(file.hours ?? null);
  const flow = typeof file.flow === 'object' ? { flow: shortFlow(file.flow) } : {};
  const body = writeYaml({ ...file, ...flow, hours, staff });
  return `# Secrets and passwords are not exported. Applied to another installation, the channel needs a channelSecret.\n${body}`;
}

/** Every desk of this code with its operator; the wall is asked operator by operator. */
async function findDesks(context: Needs, code: string, operatorName: string | null) {
  const operators = await listOperators(context.db);
  const found: { operatorId: string; deskId: string }[] = [];
  for (const { operatorId, name } of operators) {
    if (operatorName !== null && name !== operatorName) continue;
    const deskId = await context.db.tenant(operatorId, (tx) => selectDeskIdByCode(tx, code));
    if (deskId) found.push({ operatorId, deskId });
  }
  return found;
}

/** Writes a desk in the form `desk apply` reads, without any secret. */
export async function exportDesk(
  context: Needs,
  which: { readonly code: string; readonly operatorName: string | null },
  actor: Actor,
): Promise<string> {
  const [desk, second] = await findDesks(context, which.code, which.operatorName);
  if (!desk) throw new AppError('not_found', `There is no desk of the code ${which.code}.`);
  if (second)
    throw new AppError('conflict', `Several operators have a desk ${which.code}; name the operator as well.`);
  return context.db.tenant(desk.operatorId, async (tx) => {
    const file = await readFile(tx, context, desk.deskId);
    await recordAudit(tx, context.clock, actor, {
      action: 'desk.exported',
      deskId: desk.deskId,
      subject: { kind: 'desk', id: desk.deskId },
    });
    return present(file);
  });
}
