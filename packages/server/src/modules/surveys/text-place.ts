/** Where free words are sealed, with the key of their talk. */
export const textPlace = (askId: string, question: string): string => `survey_texts|${askId}|${question}`;
