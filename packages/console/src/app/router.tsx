import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { wantLaterTexts } from '../i18n/setup.ts';
import { Crashed, NotFound } from './fault-pages.tsx';
import { Gate } from './gate.tsx';
import { Home, SettingsHome } from './home.tsx';

const rootRoute = createRootRoute({ component: Gate, notFoundComponent: NotFound, errorComponent: Crashed });

const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: Home });

/** `t`: the open talks, side by side; `f`: the one in use; `p`: the person pane is the one shown (phones). */
const TalksSearch = z.object({
  t: z.string().max(400).optional().catch(undefined),
  f: z.string().max(40).optional().catch(undefined),
  p: z.literal('person').optional().catch(undefined),
});

const talksRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/talks',
  validateSearch: (search) => TalksSearch.parse(search),
  component: lazyRouteComponent(() => import('../features/talks/workspace.tsx'), 'Workspace'),
});

const shiftsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/shifts',
  component: lazyRouteComponent(async () => {
    await wantLaterTexts();
    return import('./shifts-layout.tsx');
  }, 'ShiftsLayout'),
});

const notificationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/n/$notificationId',
  component: lazyRouteComponent(async () => {
    await wantLaterTexts();
    return import('../features/notifications/open-notification-page.tsx');
  }, 'OpenNotificationPage'),
});

const alertsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/alerts',
  component: lazyRouteComponent(() => import('../features/alerts/alerts-page.tsx'), 'AlertsPage'),
});

const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  component: lazyRouteComponent(async () => {
    await wantLaterTexts();
    return import('./settings-layout.tsx');
  }, 'SettingsLayout'),
});

const settingsHomeRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/',
  component: SettingsHome,
});

const accountRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'account',
  component: lazyRouteComponent(() => import('../features/account/account-page.tsx'), 'AccountPage'),
});

const staffRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'staff',
  component: lazyRouteComponent(() => import('../features/staff/staff-page.tsx'), 'StaffPage'),
});

const desksRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'desks',
  component: lazyRouteComponent(() => import('../features/desks/desks-page.tsx'), 'DesksPage'),
});

const deskRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'desks/$deskId',
  component: lazyRouteComponent(() => import('./desk/desk-frame.tsx'), 'DeskFrame'),
});

const deskOverviewRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./desk/overview-page.tsx'), 'OverviewPage'),
});

const deskRulesRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'rules',
  component: lazyRouteComponent(() => import('./desk/rules-page.tsx'), 'RulesPage'),
});

const deskPeopleRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'people',
  component: lazyRouteComponent(() => import('./desk/people-page.tsx'), 'PeoplePage'),
});

const deskKeywordsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'keywords',
  component: lazyRouteComponent(() => import('./desk/keywords-page.tsx'), 'KeywordsPage'),
});

const deskSendingRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'sending',
  component: lazyRouteComponent(() => import('./desk/sending-page.tsx'), 'SendingPage'),
});

const deskFiguresRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'figures',
  component: lazyRouteComponent(() => import('./desk/figures-page.tsx'), 'FiguresPage'),
});

const menuRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'menu',
  component: lazyRouteComponent(() => import('../features/menus/menu-page.tsx'), 'MenuPage'),
});

const hoursRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'hours',
  component: lazyRouteComponent(() => import('../features/hours/hours-page.tsx'), 'HoursPage'),
});

const noticesRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'notices',
  component: lazyRouteComponent(() => import('./desk/texts-page.tsx'), 'TextsPage'),
});

const noticeRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'notices/$kind',
  component: lazyRouteComponent(() => import('../features/notices/text-page.tsx'), 'TextPage'),
});

const flowRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'flow',
  component: lazyRouteComponent(() => import('../features/flows/flow-page.tsx'), 'FlowPage'),
});

const surveysRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'surveys',
  component: lazyRouteComponent(() => import('../features/surveys/surveys-page.tsx'), 'SurveysPage'),
});

const surveyRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'surveys/$surveyKey',
  component: lazyRouteComponent(() => import('../features/surveys/survey-page.tsx'), 'SurveyPage'),
});

const surveyResultsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'surveys/$surveyKey/results',
  component: lazyRouteComponent(() => import('../features/surveys/results-page.tsx'), 'ResultsPage'),
});

const approvalsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'approvals',
  component: lazyRouteComponent(() => import('./approvals-page.tsx'), 'ApprovalsPage'),
});

const hotlinesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'hotlines',
  component: lazyRouteComponent(() => import('../features/hotlines/hotlines-page.tsx'), 'HotlinesPage'),
});

const startDeskRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'start',
  component: lazyRouteComponent(() => import('../features/desks/start-page.tsx'), 'StartPage'),
});

const materialsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'materials',
  component: lazyRouteComponent(() => import('../features/materials/materials-page.tsx'), 'MaterialsPage'),
});

/** `desk`: the desk whose broadcasts somebody wanted to see. */
const BroadcastsSearch = z.object({ desk: z.string().max(40).optional().catch(undefined) });

const broadcastsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'broadcasts',
  validateSearch: (search) => BroadcastsSearch.parse(search),
  component: lazyRouteComponent(() => import('../features/broadcasts/broadcasts-page.tsx'), 'BroadcastsPage'),
});

const broadcastRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'broadcasts/$deskId/$broadcastId',
  component: lazyRouteComponent(() => import('../features/broadcasts/broadcast-page.tsx'), 'BroadcastPage'),
});

const unreachedRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'unreached',
  component: lazyRouteComponent(() => import('../features/reception/unreached-page.tsx'), 'UnreachedPage'),
});

const assignedRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'assigned',
  component: lazyRouteComponent(() => import('../features/assignments/assigned-page.tsx'), 'AssignedPage'),
});

const tokensRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'tokens',
  component: lazyRouteComponent(() => import('../features/tokens/tokens-page.tsx'), 'TokensPage'),
});

const notificationSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'notifications',
  component: lazyRouteComponent(
    () => import('../features/notifications/notification-settings-page.tsx'),
    'NotificationSettingsPage',
  ),
});

const auditRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'audit',
  component: lazyRouteComponent(() => import('../features/audit/audit-page.tsx'), 'AuditPage'),
});

const routeTree = rootRoute.addChildren([
  homeRoute,
  talksRoute,
  shiftsRoute,
  notificationRoute,
  alertsRoute,
  settingsRoute.addChildren([
    settingsHomeRoute,
    accountRoute,
    staffRoute,
    desksRoute,
    deskRoute.addChildren([
      deskOverviewRoute,
      startDeskRoute,
      hoursRoute,
      deskRulesRoute,
      deskPeopleRoute,
      noticesRoute,
      noticeRoute,
      surveysRoute,
      surveyRoute,
      surveyResultsRoute,
      flowRoute,
      menuRoute,
      deskKeywordsRoute,
      deskSendingRoute,
      materialsRoute,
      deskFiguresRoute,
    ]),
    approvalsRoute,
    hotlinesRoute,
    broadcastsRoute,
    broadcastRoute,
    unreachedRoute,
    assignedRoute,
    tokensRoute,
    notificationSettingsRoute,
    auditRoute,
  ]),
]);

export function createAppRouter() {
  return createRouter({ routeTree, defaultPreload: false });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
