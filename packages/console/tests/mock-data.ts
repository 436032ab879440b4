import { randomUUID } from 'node:crypto';
import {
  type Alert,
  type AlertStep,
  deskRightsOf,
  operatorRightsOf,
  type ConsultationFacts,
  type Desk,
  type DeskRole,
  type Me,
  type Message,
  type Note,
  type OperatorRole,
  type Staff,
  type Template,
} from '@tomoshibi/contract';

export interface Person {
  readonly staff: Staff;
  password: string;
  totp: boolean;
  preferences: Me['preferences'];
}

export interface Talk {
  facts: ConsultationFacts;
  label: string;
  messages: Message[];
  notes: Note[];
  drafts: Map<string, string>;
}

export interface MockData {
  readonly operatorId: string;
  readonly people: Person[];
  readonly desks: Desk[];
  readonly templates: Map<string, Template[]>;
  readonly talks: Map<string, Talk>;
  readonly alerts: MockAlert[];
}

export interface MockAlert {
  readonly alert: Alert;
  readonly steps: AlertStep[];
}

export const PASSWORD = 'hikari-no-yoru-2026';
export const MINUTE = 60_000;

export function iso(now: number, minutesAgo = 0): string {
  return new Date(now - minutesAgo * MINUTE).toISOString();
}

export function person(name: string, login: string, roles: OperatorRole[], desks: Staff['desks']): Person {
  return {
    staff: {
      staffId: randomUUID(),
      login,
      name,
      state: 'active',
      operatorRoles: roles,
      desks,
      totpEnabled: false,
      mustChangePassword: false,
      lastSignInAt: null,
    },
    password: PASSWORD,
    totp: false,
    preferences: { sendKey: 'ctrl_enter', language: 'ja', sound: true },
  };
}

export function meOf(data: MockData, { staff, preferences, totp }: Person): Me {
  return {
    staffId: staff.staffId,
    operatorId: data.operatorId,
    operatorName: 'NPO法人 あおば相談センター',
    login: staff.login,
    name: staff.name,
    operatorRoles: staff.operatorRoles,
    rights: [...operatorRightsOf(staff.operatorRoles)],
    desks: data.desks.flatMap((desk) => {
      const role: DeskRole | null = staff.desks.find((one) => one.deskId === desk.deskId)?.role ?? null;
      const rights = [...deskRightsOf(staff.operatorRoles, role)];
      if (rights.length === 0) return [];
      const { deskId, name, state, authority } = desk;
      return [{ deskId, name, authorityName: authority.name, state, role, rights }];
    }),
    totpEnabled: totp,
    mustChangePassword: staff.mustChangePassword,
    preferences,
  };
}

export function newMessage(talk: Talk, change: Partial<Message> & Pick<Message, 'sentAt'>): Message {
  return {
    id: randomUUID(),
    consultationId: talk.facts.id,
    seq: talk.messages.length + 1,
    direction: 'in',
    kind: 'text',
    author: null,
    notice: null,
    clientId: null,
    via: 'line',
    unsentAt: null,
    editedAt: null,
    refused: false,
    delivery: null,
    text: null,
    spans: [],
    hits: [],
    note: null,
    quote: null,
    ...change,
  };
}

export function accepted(at: string, method: 'reply' | 'push' = 'reply'): NonNullable<Message['delivery']> {
  return { state: 'accepted', method, error: null, attempts: 1, nextAttemptAt: null, acceptedAt: at };
}

export function newTalk(deskId: string, pseudonym: string, openedAt: string, ordinal = 1): Talk {
  return {
    facts: {
      id: randomUUID(),
      deskId,
      seekerId: randomUUID(),
      pseudonym,
      ordinal,
      state: 'waiting',
      assignee: null,
      openedAt,
      waitingSince: openedAt,
      claimedAt: null,
      firstReplyAt: null,
      closedAt: null,
      closeReason: null,
      lastMessageAt: openedAt,
      unansweredSince: openedAt,
      messageCount: 0,
      attention: 'none',
      venue: 'line',
      target: 'unknown',
      alert: null,
      placed: null,
      reserved: null,
      blocked: false,
      version: 1,
    },
    label: pseudonym,
    messages: [],
    notes: [],
    drafts: new Map(),
  };
}
