import { z } from 'zod';
import { actionUri, label, oneOf, text, unionError } from './limits.ts';

const momentForms = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  time: /^\d{2}:\d{2}$/,
  datetime: /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}$/,
};

interface Picker {
  mode: keyof typeof momentForms;
  initial?: string | undefined;
  min?: string | undefined;
  max?: string | undefined;
}
const pickable = (picker: Picker, context: z.RefinementCtx) => {
  const refuse = (path: string, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message });
  for (const name of ['initial', 'min', 'max'] as const) {
    const value = picker[name];
    if (value !== undefined && !momentForms[picker.mode].test(value)) refuse(name, 'Invalid format');
  }
  // The forms sort as text as they do as time.
  if (picker.min !== undefined && picker.max !== undefined && picker.max <= picker.min)
    refuse('max', 'Must be greater than min');
};

const actionsWith = <L extends z.ZodType>(named: L) => {
  const postback = z.looseObject({
    type: z.literal('postback'),
    label: named,
    data: text(300),
    displayText: label(300).optional(),
    text: label(300).optional(),
    inputOption: oneOf(['closeRichMenu', 'openRichMenu', 'openKeyboard', 'openVoice']).optional(),
    fillInText: label(300).optional(),
  });
  const message = z.looseObject({ type: z.literal('message'), label: named, text: label(300) });
  const uri = z.looseObject({ type: z.literal('uri'), label: named, uri: actionUri() });
  const datetimepicker = z
    .looseObject({
      type: z.literal('datetimepicker'),
      label: named,
      data: text(300),
      mode: oneOf(['date', 'time', 'datetime']),
      initial: z.string().optional(),
      max: z.string().optional(),
      min: z.string().optional(),
    })
    .superRefine(pickable);
  const clipboard = z.looseObject({
    type: z.literal('clipboard'),
    label: named,
    clipboardText: text(1000),
  });
  const richmenuswitch = z.looseObject({
    type: z.literal('richmenuswitch'),
    label: named.optional(),
    richMenuAliasId: z.string().regex(/^[a-z0-9_-]{1,32}$/, 'Invalid rich menu alias ID'),
    data: text(300),
  });
  const camera = z.looseObject({ type: z.literal('camera'), label: named });
  const cameraRoll = z.looseObject({ type: z.literal('cameraRoll'), label: named });
  const location = z.looseObject({ type: z.literal('location'), label: named });
  return {
    postback,
    message,
    uri,
    datetimepicker,
    clipboard,
    richmenuswitch,
    camera,
    cameraRoll,
    location,
  };
};

const unionOf = <A extends z.core.$ZodTypeDiscriminable, B extends z.core.$ZodTypeDiscriminable>(
  names: readonly string[],
  members: readonly [A, ...B[]],
) => z.discriminatedUnion('type', members, unionError(names));

const plain = actionsWith(label(20));
/** Actions of template buttons: label required, at most 20 graphemes. */
export const templateActionSchema = unionOf(
  ['postback', 'message', 'uri', 'datetimepicker', 'clipboard'],
  [plain.postback, plain.message, plain.uri, plain.datetimepicker, plain.clipboard],
);

/** Quick replies take the phone's own actions too, but never `richmenuswitch`. */
export const quickReplyActionSchema = unionOf(
  ['postback', 'message', 'uri', 'datetimepicker', 'camera', 'cameraRoll', 'location', 'clipboard'],
  [
    plain.postback,
    plain.message,
    plain.uri,
    plain.datetimepicker,
    plain.camera,
    plain.cameraRoll,
    plain.location,
    plain.clipboard,
  ],
);

const unnamed = actionsWith(label(20).optional());
/** Actions of whole areas (image carousel, rich menu, flex boxes), where the label may be left out. */
export const areaActionSchema = unionOf(
  ['postback', 'message', 'uri', 'datetimepicker', 'clipboard', 'richmenuswitch'],
  [
    unnamed.postback,
    unnamed.message,
    unnamed.uri,
    unnamed.datetimepicker,
    unnamed.clipboard,
    unnamed.richmenuswitch,
  ],
);
