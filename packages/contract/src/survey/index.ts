export * from './check-survey.ts';
export * from './document.ts';
export * from './presets.ts';
export * from './words.ts';
