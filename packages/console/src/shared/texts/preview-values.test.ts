import { expect, it } from 'vitest';
import { previewParts, previewValues } from './preview-values.ts';

it('tells filled-in values from the words of the text', () => {
  expect(previewParts('受付:{受付時間}です', { intake_hours: '17時' })).toEqual([
    { text: '受付:', filled: false },
    { text: '17時', filled: true },
    { text: 'です', filled: false },
  ]);
});

it('shows what the desk knows, and examples of the rest', () => {
  const values = previewValues({ desk_name: 'よるの窓口' });
  expect(values.desk_name).toBe('よるの窓口');
  expect(values.ahead).toBe('3');
});
