export * from './check-text.ts';
export * from './forms.ts';
export * from './hotline-rules.ts';
export * from './kinds.ts';
export * from './page-text.ts';
export * from './variables.ts';
