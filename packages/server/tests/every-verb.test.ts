import { routes, type RouteShape } from '@tomoshibi/contract';
import { generateSync } from 'otplib';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { startTestApp, type TestApp, type TestPerson } from './_support/app.ts';
import type { RawCall } from './_support/call.ts';
import { hitOf, raise } from './_support/alerts.ts';
import { startLineDesk, type LineDesk } from './_support/line-desk.ts';
import { asOwner } from './_support/owner.ts';
import { createPushBrowser } from './_support/push-service.ts';

let desk: LineDesk;
let fresh: TestApp;
beforeAll(async () => {
  desk = await startLineDesk();
  fresh = await startTestApp();
});
afterAll(async () => {
  await fresh.close();
  await desk.close();
});

type Verb = { route: keyof typeof routes; action: string; call: RawCall; on?: TestApp };

const all: readonly (readonly [string, RouteShape])[] = Object.entries(routes);
const mutating = all.filter(([, route]) => route.method !== 'GET' && !route.asks).map(([name]) => name);

/** Everything in the database but the counters of failed sign-ins, which outlive what they count. */
async function fingerprint(url: string): Promise<Record<string, unknown>> {
  const tables = await asOwner(
    url,
    `select tablename from pg_tables where schemaname = 'public' and tablename <> 'sign_in_throttles'`,
  );
  const sums = tables.map(
    ({ tablename }) =>
      `(select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from "${String(tablename)}" t) as "${String(tablename)}"`,
  );
  return (await asOwner(url, `select ${sums.join(', ')}`))[0] ?? {};
}

/** The audit log cannot be written for a moment. */
async function withoutAudit<T>(url: string, work: () => Promise<T>): Promise<T> {
  await asOwner(
    url,
    `create or replace function refuse_audit() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$`,
  );
  await asOwner(
    url,
    'create trigger refuse_audit before insert on audit_rows for each row execute function refuse_audit()',
  );
  try {
    return await work();
  } finally {
    await asOwner(url, 'drop trigger refuse_audit on audit_rows');
  }
}

const actions = async (url: string) =>
  (await asOwner(url, 'select action from audit_rows order by id')).map(({ action }) => String(action));
const person = (operatorRoles: readonly 'system_admin'[] = []) =>
  desk.test.person(desk.operator.operatorId, {
    operatorRoles,
    desks: [{ deskId: desk.operator.desk.deskId, role: 'counselor' }],
  });

it(
  'every verb leaves its audit row in its own transaction: no row, no deed',
  { timeout: 60_000 },
  async () => {
    const done = new Set<string>();

    /** Once with an audit log that refuses, once in earnest. */
    async function verb({
      route: name,
      action,
      call,
      on = desk.test,
    }: Verb): Promise<Record<string, unknown>> {
      const route: RouteShape = routes[name];
      await on.app.drain();
      const before = await fingerprint(on.databaseUrl);
      const refused = await withoutAudit(on.databaseUrl, () => on.raw(route, call));
      expect(refused.statusCode, `${name} without audit`).toBeGreaterThanOrEqual(500);
      expect(await fingerprint(on.databaseUrl), `${name} without audit`).toEqual(before);
      const audited = await actions(on.databaseUrl);
      const answer = await on.raw(route, call);
      expect(answer.statusCode, `${name}: ${answer.body}`).toBeLessThan(300);
      const added = (await actions(on.databaseUrl)).slice(audited.length);
      expect(added, name).toContain(action);
      done.add(name);
      return answer.body === '' ? {} : z.record(z.string(), z.unknown()).parse(answer.json());
    }

    const { staff, desk: place } = desk.operator;
    const [admin, supervisor] = [staff.system_admin, staff.supervisor];
    const params = { deskId: place.deskId };

    await verb({
      route: 'setUp',
      action: 'operator.set_up',
      on: fresh,
      call: {
        body: {
          operatorName: '灯',
          authorityName: '灯市',
          deskName: 'よるの相談',
          name: '管理',
          login: 'kanri@example.jp',
          password: 'yoru-no-minato-no-hi-42',
        },
      },
    });

    const hana = await person();
    const as = hana;
    await verb({
      route: 'signIn',
      action: 'session.started',
      call: { body: { login: hana.login, password: hana.password } },
    });
    await verb({
      route: 'setPreferences',
      action: 'staff.preferences_changed',
      call: { as, body: { sound: false } },
    });
    const { secret } = await verb({
      route: 'beginTotp',
      action: 'staff.totp_begun',
      call: { as, body: { password: hana.password } },
    });
    const epoch = desk.test.clock.now().getTime() / 1000;
    const totp = generateSync({ secret: String(secret), epoch });
    await verb({ route: 'confirmTotp', action: 'staff.totp_enabled', call: { as, body: { totp } } });
    await verb({
      route: 'disableTotp',
      action: 'staff.totp_disabled',
      call: { as, body: { password: hana.password } },
    });
    const passwords = { currentPassword: hana.password, newPassword: 'asa-no-hamabe-no-kai-77' };
    await verb({ route: 'changePassword', action: 'staff.password_changed', call: { as, body: passwords } });
    const { choices } = await desk.test.call(routes.getNotificationPreferences, {
      as: await desk.test.signedIn(hana),
    });
    const told = { as: await desk.test.signedIn(hana) };
    await verb({
      route: 'setNotificationPreferences',
      action: 'staff.notifications_chosen',
      call: { ...told, body: { choices, quiet: 'never', address: null } },
    });
    const browser = createPushBrowser('https://push.test').subscription;
    await verb({ route: 'addPushDevice', action: 'push_device.added', call: { ...told, body: browser } });
    const { devices } = await desk.test.call(routes.getNotificationPreferences, told);
    await verb({
      route: 'removePushDevice',
      action: 'push_device.removed',
      call: { ...told, params: { pushDeviceId: devices[0]?.deviceId ?? '' } },
    });
    const listed = async () =>
      (await desk.test.call(routes.listNotifications, { ...told, query: {} })).notifications;
    await verb({ route: 'sendTestNotification', action: 'notification.tested', call: told });
    await verb({
      route: 'openNotification',
      action: 'notification.opened',
      call: { ...told, params: { notificationId: (await listed())[0]?.id ?? '' } },
    });
    await desk.test.call(routes.sendTestNotification, told);
    const until = desk.test.clock.now().toISOString();
    await verb({
      route: 'readNotifications',
      action: 'notifications.read',
      call: { ...told, body: { until } },
    });
    // A new password ends the sessions before it.
    const again = await desk.test.signedIn(hana);
    const other = await desk.test.signedIn(hana);
    await verb({
      route: 'endSession',
      action: 'session.ended',
      call: { as: again, params: { sessionId: other.sessionId } },
    });
    await verb({ route: 'signOut', action: 'session.ended', call: { as: again } });

    const asAdmin = { as: admin };
    const of = { staffId: hana.staffId };
    await verb({
      route: 'createStaff',
      action: 'staff.created',
      call: { ...asAdmin, body: { login: 'umi@example.jp', name: '海' } },
    });
    await verb({
      route: 'updateStaff',
      action: 'staff.updated',
      call: { ...asAdmin, params: of, body: { name: '花 改' } },
    });
    await desk.test.signedIn(hana);
    await verb({
      route: 'endStaffSessions',
      action: 'staff.sessions_ended',
      call: { ...asAdmin, params: of },
    });
    await verb({ route: 'resetPassword', action: 'staff.password_reset', call: { ...asAdmin, params: of } });
    const wanted = { name: '連携', staffId: admin.staffId, access: 'read', expiresInDays: 1 };
    const { token } = await verb({
      route: 'createToken',
      action: 'token.created',
      call: { ...asAdmin, body: wanted },
    });
    const { tokenId } = z.object({ tokenId: z.string() }).parse(token);
    await verb({ route: 'revokeToken', action: 'token.revoked', call: { ...asAdmin, params: { tokenId } } });

    await verb({
      route: 'setNotificationSettings',
      action: 'notification_settings.changed',
      call: { ...asAdmin, body: { content: 'kind', push: true } },
    });

    await verb({
      route: 'createAuthority',
      action: 'authority.created',
      call: { ...asAdmin, body: { name: '海辺市' } },
    });
    const made = { authorityId: place.authorityId, code: 'yoru', name: 'よる' };
    const { deskId, version } = await verb({
      route: 'createDesk',
      action: 'desk.created',
      call: { ...asAdmin, body: made },
    });
    await verb({
      route: 'createDeskFromTemplate',
      action: 'desk.created',
      call: {
        ...asAdmin,
        body: { template: 'disaster', authorityId: place.authorityId, code: 'saigai', name: '災害の相談' },
      },
    });
    await verb({
      route: 'updateDesk',
      action: 'desk.updated',
      call: { ...asAdmin, params: { deskId }, body: { version, name: 'あさ' } },
    });
    const channel = { channelId: desk.channelId, channelSecret: desk.channelSecret };
    const issued = (await desk.line.control.channel(desk.channelId)).channelAccessToken;
    await verb({
      route: 'setChannel',
      action: 'channel.token_changed',
      call: { ...asAdmin, params, body: { ...channel, accessToken: issued } },
    });
    await verb({ route: 'checkChannel', action: 'channel.checked', call: { ...asAdmin, params } });
    const template = { title: '題', text: '文' };
    const { templateId } = await verb({
      route: 'createTemplate',
      action: 'template.created',
      call: { as: supervisor, params, body: template },
    });
    const at = { ...params, templateId };
    await verb({
      route: 'updateTemplate',
      action: 'template.updated',
      call: { as: supervisor, params: at, body: { ...template, position: 1 } },
    });
    await verb({ route: 'deleteTemplate', action: 'template.deleted', call: { as: supervisor, params: at } });
    await verb({
      route: 'setMaterialTexts',
      action: 'material.texts_changed',
      call: {
        as: supervisor,
        params,
        body: { version: 0, texts: { headline: '話していいよ', lead: '話せます。', secrecy: '守ります。' } },
      },
    });
    const { placeId } = await verb({
      route: 'createMaterialPlace',
      action: 'material.place_created',
      call: { as: supervisor, params, body: { name: '図書館カード' } },
    });
    const spot = { as: supervisor, params: { ...params, placeId } };
    await verb({
      route: 'updateMaterialPlace',
      action: 'material.place_updated',
      call: { ...spot, body: { printed: 50 } },
    });
    await verb({ route: 'deleteMaterialPlace', action: 'material.place_deleted', call: spot });

    /** A broadcast through each of its states; one batch is left without an answer, one for want of messages. */
    async function broadcastVerbs(): Promise<void> {
      const officer = staff.officer;
      const content = { title: 'お知らせ', texts: ['あした開きます。'], segment: { openTalks: 'include' } };
      const body = { ...content, scheduledFor: null };
      const Seen = z.object({
        broadcastId: z.string(),
        version: z.int(),
        undecided: z.array(z.object({ batchId: z.string() })),
      });
      const rules = { reserve: { kind: 'percent', value: 0 }, batchSize: 500, batchPauseSeconds: 0 };
      await verb({
        route: 'setQuotaRules',
        action: 'quota.rules_set',
        call: { ...asAdmin, params, body: rules },
      });
      const draft = Seen.parse(
        await verb({
          route: 'createBroadcast',
          action: 'broadcast.created',
          call: { as: supervisor, params, body },
        }),
      );
      const one = { ...params, broadcastId: draft.broadcastId };
      const here = { as: supervisor, params: one };
      const there = { as: officer, params: one };
      const read = async () => Seen.parse((await desk.test.raw(routes.getBroadcast, here)).json());
      const { version: changed } = Seen.parse(
        await verb({
          route: 'updateBroadcast',
          action: 'broadcast.updated',
          call: { ...here, body: { ...body, version: draft.version } },
        }),
      );
      const submit = async (version: number) => {
        const call = { ...here, body: { version } };
        return Seen.parse(await verb({ route: 'submitBroadcast', action: 'broadcast.submitted', call }));
      };
      await submit(changed);
      await verb({
        route: 'refuseBroadcast',
        action: 'broadcast.refused',
        call: { ...there, body: { reason: '日付がありません。' } },
      });
      const again = Seen.parse(
        await verb({ route: 'withdrawBroadcast', action: 'broadcast.withdrawn', call: here }),
      );
      const { version } = await submit(again.version);
      await desk.line.control.addFault({ kind: 'monthly-limit', endpoint: 'multicast', times: 1 });
      await verb({
        route: 'approveBroadcast',
        action: 'broadcast.approved',
        call: { ...there, body: { version } },
      });
      await desk.test.app.drain();
      await desk.line.control.addFault({ kind: 'server-error', endpoint: 'multicast', times: 1 });
      await verb({ route: 'resumeBroadcast', action: 'broadcast.resumed', call: here });
      await desk.test.app.drain();
      await verb({ route: 'stopBroadcast', action: 'broadcast.stopped', call: here });
      const [open] = (await read()).undecided;
      await verb({
        route: 'decideBatch',
        action: 'broadcast.batch_decided',
        call: {
          as: supervisor,
          params: { ...one, batchId: open?.batchId },
          body: { decision: 'leave' },
        },
      });
      const next = Seen.parse(
        (await desk.test.raw(routes.createBroadcast, { as: supervisor, params, body })).json(),
      );
      await verb({
        route: 'deleteBroadcast',
        action: 'broadcast.deleted',
        call: { as: supervisor, params: { ...params, broadcastId: next.broadcastId } },
      });
    }
    await verb({
      route: 'setAssignmentRules',
      action: 'assignment_rules.set',
      call: { as: supervisor, params, body: { waitMinutes: 20 } },
    });
    await desk.open(supervisor, 'はじめまして');
    const [somebody] = await asOwner(desk.test.databaseUrl, 'select id from seekers order by id limit 1');
    const [own, deputy] = [await person(), await person()];
    const theirs = { as: supervisor, params: { seekerId: String(somebody?.['id']) } };
    await verb({
      route: 'setAssignment',
      action: 'assignment.set',
      call: { ...theirs, body: { staffId: own.staffId, deputies: [deputy.staffId] } },
    });
    await verb({ route: 'endAssignment', action: 'assignment.ended', call: theirs });
    const startsAt = desk.test.clock.now().toISOString();
    const holiday = { startsAt, endsAt: new Date(desk.test.clock.now().getTime() + 3_600_000).toISOString() };
    await verb({
      route: 'createOwnAbsence',
      action: 'absence.added',
      call: { as: own, params, body: { ...holiday, note: '家庭訪問' } },
    });
    const { absenceId } = await verb({
      route: 'createAbsence',
      action: 'absence.added',
      call: { as: supervisor, params, body: { ...holiday, staffId: deputy.staffId } },
    });
    await verb({
      route: 'deleteAbsence',
      action: 'absence.removed',
      call: { as: supervisor, params: { ...params, absenceId: String(absenceId) } },
    });
    const clock = await desk.test.call(routes.getAlertSettings, { as: supervisor, params });
    await verb({
      route: 'setAlertSettings',
      action: 'alert_clock.set',
      call: { as: supervisor, params, body: { ...clock, remindMinutes: 45 } },
    });
    const duty = { name: '当番', email: 'toban@example.jp' };
    const { contactId } = await verb({
      route: 'createAlertContact',
      action: 'alert_contact.created',
      call: { as: supervisor, params, body: duty },
    });
    const contact = { as: supervisor, params: { ...params, contactId } };
    await verb({
      route: 'updateAlertContact',
      action: 'alert_contact.updated',
      call: { ...contact, body: { ...duty, position: 3 } },
    });
    await verb({ route: 'deleteAlertContact', action: 'alert_contact.deleted', call: contact });
    const { termId } = await verb({
      route: 'createAlertTerm',
      action: 'alert_term.created',
      call: { as: supervisor, params, body: { pattern: '青葉橋', level: 'high' } },
    });
    const term = { as: supervisor, params: { ...params, termId } };
    await verb({
      route: 'updateAlertTerm',
      action: 'alert_term.updated',
      call: { ...term, body: { level: 'urgent', active: false } },
    });
    await verb({ route: 'deleteAlertTerm', action: 'alert_term.deleted', call: term });
    const asSupervisor = { as: supervisor, params };
    const limits = { roles: { counselor: 20 }, people: [] };
    await verb({ route: 'setLimits', action: 'limits.set', call: { ...asSupervisor, body: limits } });
    const capacity = await desk.test.call(routes.getCapacity, asSupervisor);
    await verb({ route: 'setCapacity', action: 'capacity.set', call: { ...asSupervisor, body: capacity } });
    const shift = {
      staffId: supervisor.staffId,
      startsAt: '2026-11-20T03:00:00.000Z',
      endsAt: '2026-11-20T07:00:00.000Z',
      role: 'supervisor',
    };
    const { shiftId } = await verb({
      route: 'createShift',
      action: 'shift.planned',
      call: { ...asSupervisor, body: shift },
    });
    const planned = { as: supervisor, params: { ...params, shiftId } };
    await verb({
      route: 'updateShift',
      action: 'shift.changed',
      call: { ...planned, body: { ...shift, note: 'リーダー' } },
    });
    await verb({
      route: 'copyShiftWeek',
      action: 'shift.week_copied',
      call: { ...asSupervisor, body: { from: '2026-11-16', to: '2026-11-23' } },
    });
    await verb({ route: 'deleteShift', action: 'shift.removed', call: planned });
    await verb({
      route: 'recountSlots',
      action: 'slots.recounted',
      call: { ...asSupervisor, body: { day: '2026-11-18' } },
    });
    const present = { ...asSupervisor, body: {} };
    await verb({ route: 'checkIn', action: 'attendance.begun', call: present });
    await verb({ route: 'checkOut', action: 'attendance.ended', call: asSupervisor });
    const { attendance } = await desk.test.call(routes.checkIn, present);
    await verb({
      route: 'checkOutColleague',
      action: 'attendance.ended',
      call: { as: admin, params: { ...params, attendanceId: attendance?.attendanceId } },
    });
    await verb({
      route: 'saveHours',
      action: 'hours.saved',
      call: { ...asAdmin, params, body: { version: 0, timetable: null } },
    });
    const byHand = { overrideId: null, phase: 'intake', reason: '研修のため', until: null };
    const { override } = await verb({
      route: 'overrideHours',
      action: 'hours.overridden',
      call: { as: supervisor, params, body: byHand },
    });
    const { overrideId } = z.object({ overrideId: z.string() }).parse(override);
    await verb({
      route: 'endHoursOverride',
      action: 'hours.override_ended',
      call: { as: supervisor, params, body: { overrideId } },
    });
    const text = { bodies: { standard: '受付:{受付時間}' } };
    const draft = async (kind: string) => {
      const { versionId } = await verb({
        route: 'saveTextDraft',
        action: 'notice.drafted',
        call: { as: supervisor, params: { ...params, kind }, body: { ...text, revision: 0 } },
      });
      return { ...params, versionId: String(versionId) };
    };
    const [first, second] = [await draft('closed'), await draft('busy')];
    for (const version of [first, second])
      await verb({
        route: 'submitText',
        action: 'notice.submitted',
        call: { as: supervisor, params: version, body: { revision: 1 } },
      });
    const asOfficer = { as: staff.officer };
    await verb({ route: 'approveText', action: 'notice.approved', call: { ...asOfficer, params: first } });
    await verb({
      route: 'sendTextBack',
      action: 'notice.sent_back',
      call: { ...asOfficer, params: second, body: { comment: '短く' } },
    });
    const thrown = await draft('busy');
    await verb({
      route: 'discardTextDraft',
      action: 'notice.draft_discarded',
      call: { as: supervisor, params: thrown },
    });
    await verb({ route: 'takeReadyTexts', action: 'notice.ready_taken', call: { as: supervisor, params } });

    await verb({ route: 'takeReadyHotlines', action: 'hotline.created', call: asAdmin });
    const facts = {
      number: '03-0000-1234',
      names: { standard: 'まちの相談' },
      hours: { standard: '平日' },
      cost: 'paid',
      region: '灯市',
      audiences: [],
      languages: ['日本語'],
      sourceUrl: 'https://example.jp/',
    };
    const { hotlineId } = await verb({
      route: 'createHotline',
      action: 'hotline.created',
      call: { ...asAdmin, body: facts },
    });
    const line = { hotlineId: String(hotlineId) };
    await verb({
      route: 'updateHotline',
      action: 'hotline.updated',
      call: { ...asAdmin, params: line, body: { ...facts, version: 1, active: true, region: '灯県' } },
    });
    await verb({
      route: 'checkHotline',
      action: 'hotline.checked',
      call: { as: supervisor, params: line, body: { version: 2 } },
    });
    await verb({
      route: 'chooseDeskHotlines',
      action: 'hotline.chosen',
      call: { as: supervisor, params, body: { hotlineIds: [line.hotlineId] } },
    });

    const umi: TestPerson = await person();
    const { seeker, consultationId } = await desk.open(umi);
    await desk.line.control.follow(desk.channelId, seeker.userId);
    await desk.settle();
    const talk = { as: umi, params: { consultationId } };
    const message = (text: string) => ({ text, clientId: randomUUID() });
    await verb({
      route: 'placeWaiting',
      action: 'queue.placed',
      call: { as: supervisor, params: { consultationId }, body: { to: 'front', reason: '先に' } },
    });
    await verb({ route: 'claim', action: 'consultation.claimed', call: { ...talk, body: {} } });
    await verb({ route: 'saveDraft', action: 'draft.begun', call: { ...talk, body: { text: '下書き' } } });
    await verb({ route: 'addNote', action: 'note.added', call: { ...talk, body: { text: 'メモ' } } });
    const [words] = await desk.messages(umi, consultationId);
    const spoken = { operatorId: desk.operator.operatorId, consultationId, messageId: words?.id ?? '' };
    await raise(desk.test, spoken, [hitOf()]);
    const { alerts } = await desk.test.call(routes.listAlerts, { as: umi, params });
    const alert = { alertId: alerts[0]?.alertId };
    await verb({ route: 'takeAlert', action: 'alert.seen', call: { as: umi, params: alert, body: {} } });
    await verb({
      route: 'decideAlert',
      action: 'alert.decided',
      call: { as: supervisor, params: alert, body: { decision: 'talked', note: '落ち着いている' } },
    });
    await verb({ route: 'showThinking', action: 'thinking.shown', call: talk });
    const { id: sent } = await verb({
      route: 'sendMessage',
      action: 'message.sent',
      call: { ...talk, body: message('一') },
    });
    await desk.test.app.drain();
    expect(await actions(desk.test.databaseUrl)).toContain('delivery.accepted');
    for (const [route, action] of [
      ['retryMessage', 'message.sent_again'],
      ['giveUpMessage', 'message.given_up'],
    ] as const) {
      await desk.line.control.addFault({ kind: 'monthly-limit', times: 1 });
      const failed = await desk.send(umi, consultationId, '枠');
      await desk.test.app.drain();
      expect(failed.id).not.toBe(sent);
      await verb({ route, action, call: { as: umi, params: { consultationId, messageId: failed.id } } });
      await desk.test.app.drain();
    }
    await broadcastVerbs();
    await verb({
      route: 'closeConsultation',
      action: 'consultation.closed',
      call: { ...talk, body: { reason: 'ended' } },
    });
    await verb({ route: 'reopenConsultation', action: 'consultation.reopened', call: talk });
    await desk.test.call(routes.getConsultation, talk);
    await desk.messages(umi, consultationId);
    expect((await actions(desk.test.databaseUrl)).slice(-2)).toEqual(['consultation.read', 'messages.read']);
    expect(await actions(desk.test.databaseUrl)).toEqual(
      expect.arrayContaining(['consultation.opened', 'message.received', 'delivery.failed']),
    );

    expect([...done].toSorted((a, b) => a.localeCompare(b))).toEqual(
      mutating.toSorted((a, b) => a.localeCompare(b)),
    );
  },
);

it('what comes from LINE is applied with its audit rows or not at all, and again later', async () => {
  const { test } = desk;
  await test.app.drain();
  const seeker = await desk.seeker();
  const talks = async () => asOwner(test.databaseUrl, 'select id from consultations');
  const before = (await talks()).length;
  await withoutAudit(test.databaseUrl, async () => {
    await seeker.says('こんばんは');
    await desk.settle();
    expect(await talks()).toHaveLength(before);
  });
  // The event waits; when audit rows can be written again, it comes in its place.
  await seeker.says('聞こえますか');
  test.clock.advance(5_000);
  await desk.settle();
  expect(await talks()).toHaveLength(before + 1);
  const talk = (await desk.queue(desk.operator.staff.supervisor)).find(({ preview }) =>
    ['こんばんは', '聞こえますか'].includes(preview ?? ''),
  );
  const texts = (await desk.messages(desk.operator.staff.supervisor, talk?.id ?? '')).map(({ text }) => text);
  expect(new Set(texts)).toEqual(new Set(['こんばんは', '聞こえますか']));
  expect(texts).toHaveLength(2);
});
