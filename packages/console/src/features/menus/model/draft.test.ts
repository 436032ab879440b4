import { expect, it } from 'vitest';
import type { MenuDocument } from '@tomoshibi/contract';
import { beginDraft, documentOf, drawable, faceAtFault, withArea, withFace } from './draft.ts';

const area = (label: string) => ({ label, icon: 'talk', action: { do: 'say', text: label } }) as const;
const face = (count: number) => ({
  areas: Array.from({ length: count }, (_, index) => area(`ます${index}`)),
});
const menu: MenuDocument = { format: 1, bar: 'メニュー', closed: face(3), open: face(6), talk: face(3) };

it('is written back as it was read', () => {
  expect(documentOf(beginDraft(menu))).toEqual(menu);
  expect(drawable(beginDraft(menu))).toEqual(menu);
});

it('keeps what was written when areas or actions are changed and changed back', () => {
  const draft = beginDraft(menu);
  const three = withFace(draft, 'open', { size: 3 });
  expect(documentOf(three).open.areas).toHaveLength(3);
  expect(documentOf(withFace(three, 'open', { size: 6 }))).toEqual(menu);
  const called = withArea(draft, 'talk', 1, { does: 'call', number: ' 110 ' });
  expect(documentOf(called).talk.areas[1]?.action).toEqual({ do: 'call', number: '110' });
  expect(documentOf(withArea(called, 'talk', 1, { does: 'say' }))).toEqual(menu);
});

it('cannot be drawn while something is missing, and the wrong menu is found', () => {
  expect(drawable(withFace(beginDraft(menu), 'closed', { size: 6 }))).toBeNull();
  expect(faceAtFault(['document.bar', 'document.talk.areas.0.label'])).toBe('talk');
  expect(faceAtFault(['document.bar'])).toBeNull();
});
