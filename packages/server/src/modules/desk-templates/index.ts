export { classification } from './classification.ts';
export { readTemplate } from './read-template.ts';
