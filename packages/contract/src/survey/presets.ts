import { SurveyDocument } from './document.ts';

const AGREE = [
  {
    value: 'yes',
    label: { standard: 'そう思う', furigana: 'そう思(おも)う', easy: 'そう おもう', en: 'Yes' },
  },
  {
    value: 'rather_yes',
    label: {
      standard: 'すこしそう思う',
      furigana: 'すこしそう思(おも)う',
      easy: 'すこし そう おもう',
      en: 'Rather yes',
    },
  },
  {
    value: 'rather_no',
    label: {
      standard: 'あまり思わない',
      furigana: 'あまり思(おも)わない',
      easy: 'あまり おもわない',
      en: 'Rather not',
    },
  },
  {
    value: 'no',
    label: { standard: '思わない', furigana: '思(おも)わない', easy: 'おもわない', en: 'No' },
  },
];

const agree = (key: string, words: Readonly<Record<string, string>>) => ({
  type: 'choice',
  key,
  words,
  options: AGREE,
});

/** Surveys to begin with. */
export const SURVEY_PRESETS = {
  kanagawa: SurveyDocument.parse({
    title: '相談のあとの3問',
    intro: {
      standard:
        '相談してくださって、ありがとうございました。\nよりよい窓口にするため、3つだけ教えてください。答えたくないものは「答えない」でかまいません。',
      furigana:
        '相談(そうだん)してくれて、ありがとうございました。\nもっとよい窓口(まどぐち)にするため、3つだけ教(おし)えてください。答(こた)えたくないものは「答(こた)えない」でだいじょうぶです。',
      easy: 'そうだんしてくれて、ありがとうございました。\n3つ しつもんが あります。こたえたくない ときは「こたえない」を おしてください。',
      en: 'Thank you for talking with us.\nThree short questions help us do better. You may skip any of them.',
    },
    thanks: {
      standard:
        '教えてくださって、ありがとうございました。\nまた話したくなったら、いつでもここに書いてください。',
      furigana:
        '教(おし)えてくれて、ありがとうございました。\nまた話(はな)したくなったら、いつでもここに書(か)いてください。',
      easy: 'ありがとうございました。\nまた はなしたい ときは、いつでも ここに かいてください。',
      en: 'Thank you.\nWrite here again whenever you want to talk.',
    },
    questions: [
      agree('glad', {
        standard: '相談してよかったと思いますか。',
        furigana: '相談(そうだん)してよかったと思(おも)いますか。',
        easy: 'そうだんして よかったと おもいますか。',
        en: 'Are you glad that you talked with us?',
      }),
      agree('again', {
        standard: 'また相談したいと思いますか。',
        furigana: 'また相談(そうだん)したいと思(おも)いますか。',
        easy: 'また そうだんしたいと おもいますか。',
        en: 'Would you talk with us again?',
      }),
      agree('easy', {
        standard: '相談しやすかったですか。',
        furigana: '相談(そうだん)しやすかったですか。',
        easy: 'そうだんは しやすかったですか。',
        en: 'Was it easy to talk with us?',
      }),
    ],
    send: { laterDays: 21 },
  }),
} as const satisfies Record<string, SurveyDocument>;

export type SurveyPreset = keyof typeof SURVEY_PRESETS;
export const isSurveyPreset = (key: string): key is SurveyPreset => key in SURVEY_PRESETS;
