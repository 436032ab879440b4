import { describe, expect, it } from 'vitest';
import { defaultPreferences } from './preference-defaults.ts';

describe('what suits a role before anybody chose', () => {
  it('rings a counselor for own talks and alerts, and not for everybody who waits', () => {
    const { choices, quiet } = defaultPreferences(['counselor'], []);
    expect(choices.own_talk.push && choices.alert.push).toBe(true);
    expect(choices.waiting).toEqual({ sound: true, push: false, mail: false });
    expect(quiet).toBe('outside_shift');
  });

  it('reaches people without shifts at any time', () => {
    expect(defaultPreferences(['officer'], [])).toMatchObject({
      quiet: 'never',
      choices: { approval: { push: true, mail: true }, alert: { push: false, mail: false } },
    });
    expect(defaultPreferences([], ['system_admin']).quiet).toBe('never');
  });

  it('adds up over several desks', () => {
    const { choices, quiet } = defaultPreferences(['officer', 'supervisor'], ['headquarters']);
    expect(choices.approval).toEqual({ sound: false, push: true, mail: true });
    expect(choices.running).toEqual({ sound: false, push: true, mail: true });
    expect(quiet).toBe('outside_shift');
  });
});
