import { z } from 'zod';

export const Id = z.uuid();
export const Time = z.iso.datetime().meta({ description: 'UTC, RFC 3339' });

/** Counts what a reader sees as one character; a family emoji or a kana with a combining mark is one. */
const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });
export function graphemes(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}

// Unpaired surrogates cannot be stored as UTF-8 and are refused rather than silently replaced.
const wellFormed = (text: string): boolean => text.isWellFormed();
const noControls = (text: string): boolean => !/[^\P{Cc}\n\r\t]/u.test(text);

/** A one-line name or title, trimmed, at most `max` graphemes. */
export function line(max: number) {
  return z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(max * 16, `must be at most ${max} characters`)
    .refine((text) => graphemes(text) <= max, `must be at most ${max} characters`)
    .refine(
      (text) => wellFormed(text) && noControls(text) && !/[\n\r\t]/u.test(text),
      'must be plain text on one line',
    );
}

/** Longer text with line breaks, at most `max` UTF-16 code units (the unit LINE counts messages in). */
export function text(max: number) {
  return z
    .string()
    .min(1, 'must not be empty')
    .max(max, `must be at most ${max} UTF-16 units`)
    .refine((value) => wellFormed(value) && noControls(value), 'must be plain text')
    .refine((value) => value.trim().length > 0, 'must not be blank');
}

export const DeskParams = z.object({ deskId: Id });
export const StaffParams = z.object({ staffId: Id });
export const ConsultationParams = z.object({ consultationId: Id });

export const StaffRef = z.object({ staffId: Id, name: z.string() }).meta({ id: 'StaffRef' });
export type StaffRef = z.infer<typeof StaffRef>;
