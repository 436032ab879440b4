import { z } from 'zod';
import { areaActionSchema, templateActionSchema } from './action-schema.ts';
import { graphemes, httpsUrl, label, list, oneOf, unionError } from './limits.ts';

// With a title or a picture there is less room for text: LINE lowers the limit to 60.
const shortText = (value: Headed, context: z.RefinementCtx) => {
  const headed = value.title !== undefined || value.thumbnailImageUrl !== undefined;
  if (headed && graphemes(value.text) > 60)
    context.addIssue({ code: 'custom', path: ['text'], message: 'Length must be between 1 and 60' });
};
interface Headed {
  text: string;
  title?: string | undefined;
  thumbnailImageUrl?: string | undefined;
}

const picture = {
  imageAspectRatio: oneOf(['rectangle', 'square']).optional(),
  imageSize: oneOf(['cover', 'contain']).optional(),
};

const buttons = z
  .looseObject({
    type: z.literal('buttons'),
    ...picture,
    thumbnailImageUrl: httpsUrl().optional(),
    title: label(40).optional(),
    text: label(160),
    defaultAction: areaActionSchema.optional(),
    actions: list(templateActionSchema, 1, 4),
  })
  .superRefine(shortText);

const confirm = z.looseObject({
  type: z.literal('confirm'),
  text: label(240),
  actions: list(templateActionSchema, 2, 2),
});

const column = z
  .looseObject({
    thumbnailImageUrl: httpsUrl().optional(),
    title: label(40).optional(),
    text: label(120),
    defaultAction: areaActionSchema.optional(),
    actions: list(templateActionSchema, 1, 3),
  })
  .superRefine(shortText);

const carousel = z
  .looseObject({ type: z.literal('carousel'), ...picture, columns: list(column, 1, 10) })
  .superRefine(({ columns }, context) => {
    const count = columns[0]?.actions.length;
    columns.forEach((each, index) => {
      if (each.actions.length !== count)
        context.addIssue({
          code: 'custom',
          path: ['columns', index, 'actions'],
          message: 'The number of actions must be the same in all columns',
        });
    });
  });

const imageCarousel = z.looseObject({
  type: z.literal('image_carousel'),
  columns: list(z.looseObject({ imageUrl: httpsUrl(), action: areaActionSchema }), 1, 10),
});

export const templateSchema = z.discriminatedUnion(
  'type',
  [buttons, confirm, carousel, imageCarousel],
  unionError(['buttons', 'confirm', 'carousel', 'image_carousel']),
);
