import { assignmentsCases } from './assignments.ts';
import { alertsCases } from './alerts.ts';
import { broadcastsCases } from './broadcasts.ts';
import type { ModuleCases } from './case.ts';
import { desksCases } from './desks.ts';
import { flowTalksCases } from './flow-talks.ts';
import { flowsCases } from './flows.ts';
import { hoursCases } from './hours.ts';
import { identityCases } from './identity.ts';
import { materialsCases } from './materials.ts';
import { noticesCases } from './notices.ts';
import { notificationsCases } from './notifications.ts';
import { receptionCases } from './reception.ts';
import { richMenusCases } from './rich-menus.ts';
import { roomsCases } from './rooms.ts';
import { shiftsCases } from './shifts.ts';
import { surveysCases } from './surveys.ts';
import { tagsCases } from './tags.ts';
import { talksCases } from './talks.ts';

/** By module; broadcasts use up the month's messages, so what sends comes before them. */
export const MODULE_CASES: Readonly<Record<string, ModuleCases>> = {
  identity: identityCases,
  desks: desksCases,
  talks: talksCases,
  tags: tagsCases,
  shifts: shiftsCases,
  hours: hoursCases,
  notices: noticesCases,
  flows: flowsCases,
  notifications: notificationsCases,
  richMenus: richMenusCases,
  reception: receptionCases,
  rooms: roomsCases,
  flowTalks: flowTalksCases,
  materials: materialsCases,
  surveys: surveysCases,
  assignments: assignmentsCases,
  alerts: alertsCases,
  broadcasts: broadcastsCases,
};
