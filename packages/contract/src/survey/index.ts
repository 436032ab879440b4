export * from './check-survey.ts';
export * from './document.ts';
export * from './presets.ts';
export * from './wave.ts';
export * from './words.ts';
