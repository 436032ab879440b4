import { routes } from '@tomoshibi/contract';
import type { FastifyInstance } from 'fastify';
import { createContext, type ContextParts } from './app-context.ts';
import { createMessagingClient, type MessagingClient } from './line/messaging-client.ts';
import {
  climbAlerts,
  registerAlertRoutes,
  registerAlertSettingsRoutes,
  type AlertNotifier,
} from './modules/alerts/index.ts';
import {
  ASSIGNMENTS_TIMER,
  registerAssignmentRoutes,
  releaseTalks,
  requireTurn,
} from './modules/assignments/index.ts';
import { registerAuditRoutes } from './modules/audit/index.ts';
import {
  BROADCASTS_TIMER,
  createBroadcastTimer,
  createQuotaTimer,
  QUOTA_TIMER,
  registerBroadcastRoutes,
} from './modules/broadcasts/index.ts';
import { createChannelDirectory, registerChannelRoutes } from './modules/channels/index.ts';
import { registerDeskTemplateRoutes } from './modules/desk-files/index.ts';
import { registerDeskRoutes, registerLimitRoutes, registerTemplateRoutes } from './modules/desks/index.ts';
import {
  createAuthenticate,
  recheckCaller,
  registerIdentityRoutes,
  type PasswordCost,
} from './modules/identity/index.ts';
import {
  continueFlows,
  FLOWS_TIMER,
  registerFlowTalkRoutes,
  registerFlowVersionRoutes,
} from './modules/flows/index.ts';
import { createFollowHours, registerHoursRoutes } from './modules/hours/index.ts';
import { registerHotlineRoutes } from './modules/hotlines/index.ts';
import { createOnce } from './modules/idempotency/index.ts';
import { registerWebhookRoute, startInboundWorker, type Worker } from './modules/inbound/index.ts';
import { materialSources } from './material-sources.ts';
import { registerMaterialRoutes, registerPlacePage } from './modules/materials/index.ts';
import { createMetrics, createMetricsServer } from './modules/metrics/index.ts';
import { registerNoticeRoutes, registerPageRoutes } from './modules/notices/index.ts';
import { countOperators } from './modules/operators/index.ts';
import {
  createMailClient,
  createPushClient,
  registerNotificationRoutes,
  startTellingWorker,
  type OnShift,
} from './modules/notifications/index.ts';
import { registerOutgoingRoutes, ROOMS_TIMER, startOutgoingWorker } from './modules/outgoing/index.ts';
import { registerRoomRoutes, tellAbsent } from './modules/rooms/index.ts';
import { registerRoomPages } from './modules/secure-room/index.ts';
import { onDuty, registerShiftRoutes, runShifts } from './modules/shifts/index.ts';
import { createStreams, registerStreamRoutes } from './modules/stream/index.ts';
import {
  createMenuTimer,
  MENU_TIMER,
  registerRichMenuRoutes,
  type MenuPicture,
} from './modules/rich-menus/index.ts';
import {
  registerSurveyForm,
  registerSurveyRoutes,
  sendDueSurveys,
  SURVEYS_TIMER,
} from './modules/surveys/index.ts';
import { registerTagRoutes } from './modules/tags/index.ts';
import { registerTalksRoutes } from './modules/talks/index.ts';
import type { Clock } from './platform/clock.ts';
import type { Context } from './platform/context.ts';
import { attendDesk, deskVoice, registerReceptionRoutes } from './modules/reception/index.ts';
import { registerUnreachedRoutes } from './modules/unreached/index.ts';
import { alertNotifier, tellQuotaAlarm } from './tell-staff.ts';
import { startTimerWorker, wakeKnownTimer, wakeTimer } from './platform/timers/index.ts';
import { createApi } from './platform/http/api.ts';
import { registerConsoleFiles } from './platform/http/console-files.ts';
import { registerHealth } from './platform/http/health.ts';
import { openApiDocument } from './platform/http/openapi.ts';
import { createHttpServer } from './platform/http/server.ts';

/** What tests put in the place of the real thing. */
export interface Overrides {
  readonly clock?: Clock;
  /** Cheap hashes, so that tests of many sign-ins are quick. */
  readonly passwordCost?: PasswordCost;
  /** LINE as a test wants it to behave. */
  readonly line?: MessagingClient;
  readonly alertNotifier?: AlertNotifier;
  /** Pictures that are not drawn; drawing one takes a second. */
  readonly menuPicture?: MenuPicture;
  /** Who works now, for notifications that are quiet off duty. */
  readonly onShift?: OnShift;
}

export interface App {
  readonly http: FastifyInstance;
  /** Serves /metrics; null unless METRICS_PORT is set. */
  readonly metrics: FastifyInstance | null;
  readonly context: Context;
  /** Applies what was received and sends what is due; resolves when nothing is left to do now. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

export interface AppParts extends ContextParts {
  /** The built console; left out, only the API is served. */
  readonly consoleDir?: string;
  readonly overrides?: Overrides;
}

/** The only composition root: everything is built here, once, and handed down. */
export async function createApp(parts: AppParts): Promise<App> {
  const { config, logger, overrides } = parts;
  const { context, close } = await createContext(parts, overrides?.clock);
  const line = overrides?.line ?? createMessagingClient(config.line);
  const directory = createChannelDirectory(context, line);

  const http = createHttpServer(logger, config.publicUrl.startsWith('https:'));
  const streams = createStreams(context, (caller) => recheckCaller(context, caller));
  const measured = config.metricsPort === null ? null : createMetrics(context, () => streams.count());
  measured?.observe(http);
  const metrics = measured && createMetricsServer(measured, logger);
  registerHealth(http, () => countOperators(context.db));
  const api = createApi(http, { authenticate: createAuthenticate(context), once: createOnce(context) });
  registerIdentityRoutes(api, context, overrides?.passwordCost);
  registerAuditRoutes(api, context);
  registerDeskRoutes(api, context);
  registerLimitRoutes(api, context);
  registerTemplateRoutes(api, context);
  registerDeskTemplateRoutes(api, context);
  registerHoursRoutes(api, context);
  registerChannelRoutes(api, context, { line, directory });
  registerMaterialRoutes(api, context, materialSources);
  registerPlacePage(http, context, materialSources);
  registerTalksRoutes(api, context, { voice: deskVoice(context), requireTurn });
  registerAssignmentRoutes(api, context);
  registerTagRoutes(api, context);
  registerFlowTalkRoutes(api, context);
  registerShiftRoutes(api, context);
  registerReceptionRoutes(api, context);
  registerRoomRoutes(api, context);
  registerRoomPages(http, context, line);
  registerUnreachedRoutes(api, context);
  registerAlertRoutes(api, context);
  registerAlertSettingsRoutes(api, context);
  registerOutgoingRoutes(api, context, { client: line, tokens: directory });
  registerBroadcastRoutes(api, context, { line, tokens: directory });
  registerNoticeRoutes(api, context);
  registerRichMenuRoutes(api, context);
  registerHotlineRoutes(api, context);
  registerFlowVersionRoutes(api, context);
  registerPageRoutes(http, context);
  registerSurveyRoutes(api, context);
  registerSurveyForm(http, context);
  registerStreamRoutes(api, context, streams);
  const { secrets } = parts;
  const mail =
    config.mail && secrets.smtpUrl !== null
      ? createMailClient(secrets.smtpUrl, config.mail.from, config.publicUrl)
      : null;
  const push = createPushClient(config.pushServices, config.publicUrl);
  registerNotificationRoutes(api, context, { push, mailReady: mail !== null });
  registerWebhookRoute(http, context, directory);
  const description = openApiDocument(routes, config.publicUrl);
  http.get('/api/v1/openapi.json', () => description);

  const workers: Worker[] = config.roles.has('worker')
    ? [
        startInboundWorker(context, { client: line, tokens: directory }),
        startOutgoingWorker(context, line, directory),
        startTimerWorker(context, {
          [BROADCASTS_TIMER]: createBroadcastTimer({ line, tokens: directory }),
          [QUOTA_TIMER]: createQuotaTimer({ line, tokens: directory }, tellQuotaAlarm),
          hours: createFollowHours(async (tx, at, { deskId, now }) => {
            await wakeTimer(tx, at, { deskId, kind: 'reception', dueAt: now });
            await wakeKnownTimer(tx, at, { deskId, kind: MENU_TIMER });
          }),
          [MENU_TIMER]: createMenuTimer({ line, tokens: directory }, overrides?.menuPicture),
          [FLOWS_TIMER]: continueFlows,
          reception: attendDesk,
          [ASSIGNMENTS_TIMER]: releaseTalks,
          [ROOMS_TIMER]: tellAbsent,
          shifts: runShifts,
          [SURVEYS_TIMER]: sendDueSurveys,
          alerts: climbAlerts(overrides?.alertNotifier ?? alertNotifier(mail !== null)),
        }),
        startTellingWorker(context, { push, mail, onShift: overrides?.onShift ?? onDuty }),
      ]
    : [];
  if (parts.consoleDir !== undefined) await registerConsoleFiles(http, parts.consoleDir);

  return {
    http,
    metrics,
    context,
    async drain() {
      // What one worker does may give the others work: what is due by time writes messages that are then sent.
      for (const worker of [...workers, ...workers]) await worker.drain();
    },
    async close() {
      // Streams first: the server waits for its connections, and consoles come back elsewhere.
      streams.close();
      await http.close();
      await metrics?.close();
      await Promise.all(workers.map((worker) => worker.stop()));
      await close();
    },
  };
}
