import { deskRightsOf, Me, type DeskRole, type OperatorRole } from '@tomoshibi/contract';
import { describe, expect, it } from 'vitest';
import { partAt, partsFor } from './desk-parts.ts';

const DESK = '0198f3c2-0000-7000-8000-000000000001';

function somebody(role: DeskRole | null, operatorRoles: readonly OperatorRole[] = []): Me {
  return Me.parse({
    staffId: DESK,
    operatorId: DESK,
    operatorName: '灯',
    login: 'somebody',
    name: 'somebody',
    operatorRoles,
    rights: [],
    desks: [
      {
        deskId: DESK,
        name: '窓口',
        authorityName: '市',
        state: 'active',
        role,
        rights: [...deskRightsOf(operatorRoles, role)],
      },
    ],
    totpEnabled: false,
    mustChangePassword: false,
    preferences: { sendKey: 'enter', language: 'ja', sound: true },
  });
}

describe('the pages of a desk', () => {
  it('are all there for who runs it', () => {
    expect(partsFor(somebody('supervisor'), DESK)).toHaveLength(12);
  });

  it('are few for a counselor', () => {
    expect(partsFor(somebody('counselor'), DESK)).toEqual([
      'overview',
      'hours',
      'rules',
      'people',
      'notices',
      'flow',
      'menu',
    ]);
  });

  it('leave out for an officer how the staff work', () => {
    const parts = partsFor(somebody('officer'), DESK);
    expect(parts).toEqual([
      'overview',
      'hours',
      'rules',
      'notices',
      'flow',
      'menu',
      'surveys',
      'sending',
      'materials',
      'figures',
    ]);
    expect(partsFor(somebody('officer', ['system_admin']), DESK)).toContain('people');
  });

  it('show the keywords to the system administrator, who reads no figures', () => {
    const parts = partsFor(somebody(null, ['system_admin']), DESK);
    expect(parts).toContain('keywords');
    expect(parts).toContain('sending');
    expect(parts).not.toContain('figures');
  });

  it('are known by their address', () => {
    expect(partAt(`/settings/desks/${DESK}`)).toBe('overview');
    expect(partAt(`/settings/desks/${DESK}/start`)).toBe('overview');
    expect(partAt(`/settings/desks/${DESK}/notices/closed`)).toBe('notices');
    expect(partAt(`/settings/desks/${DESK}/surveys/kanagawa/results`)).toBe('surveys');
    expect(partAt(`/settings/desks/${DESK}/figures`)).toBe('figures');
  });
});
