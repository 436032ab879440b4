import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createKeyring } from './keyring.ts';
import { SealBroken } from './seal.ts';

const root = randomBytes(32);
const ring = createKeyring(root);
const open = (operatorId: string) => ring.openOperatorKey(operatorId, ring.newOperatorKey(operatorId));

describe('the key tree', () => {
  it('opens an operator key for its operator under its root key only', () => {
    const wrapped = ring.newOperatorKey('operator-a');
    const sealed = ring.openOperatorKey('operator-a', wrapped).seal('place', 'words');
    // Another process with the same root key and the wrapped key from the database reads the same.
    const again = createKeyring(Buffer.from(root)).openOperatorKey('operator-a', wrapped);
    expect(again.unseal('place', sealed).toString()).toBe('words');
    expect(() => ring.openOperatorKey('operator-b', wrapped)).toThrow(SealBroken);
    expect(() => createKeyring(randomBytes(32)).openOperatorKey('operator-a', wrapped)).toThrow(SealBroken);
    expect(wrapped.includes(root)).toBe(false);
  });

  it('keeps operators apart, even at the same place', () => {
    const a = open('operator-a');
    const b = open('operator-b');
    expect(() => b.unseal('place', a.seal('place', 'words'))).toThrow(SealBroken);
    expect(() => a.unseal('elsewhere', a.seal('place', 'words'))).toThrow(SealBroken);
    expect(a.index('line_user_id', 'U1').equals(b.index('line_user_id', 'U1'))).toBe(false);
  });

  it('keeps consultations apart, and needs the wrapped key to open one', () => {
    const keys = open('operator-a');
    const first = keys.newConsultationKey('talk-1');
    const second = keys.newConsultationKey('talk-2');
    const sealed = first.key.seal('messages|1', 'words');
    expect(keys.openConsultationKey('talk-1', first.wrapped).unseal('messages|1', sealed)).toBe('words');
    expect(() => keys.openConsultationKey('talk-2', first.wrapped)).toThrow(SealBroken);
    expect(() => second.key.unseal('messages|1', sealed)).toThrow(SealBroken);
    expect(() => first.key.unseal('messages|2', sealed)).toThrow(SealBroken);
    expect(() => keys.unseal('messages|1', sealed)).toThrow(SealBroken);
    expect(() => open('operator-b').openConsultationKey('talk-1', first.wrapped)).toThrow(SealBroken);
  });

  it('indexes equal values alike within a purpose, and shows nothing of them', () => {
    const keys = open('operator-a');
    expect(keys.index('a', 'U1').equals(keys.index('a', 'U1'))).toBe(true);
    expect(keys.index('a', 'U1').equals(keys.index('b', 'U1'))).toBe(false);
    expect(keys.index('a', 'U1').equals(keys.index('a', 'U2'))).toBe(false);
    expect(ring.hash('login', 'hana').equals(ring.hash('login', 'hana'))).toBe(true);
    expect(ring.hash('login', 'hana').equals(createKeyring(randomBytes(32)).hash('login', 'hana'))).toBe(
      false,
    );
  });
});
