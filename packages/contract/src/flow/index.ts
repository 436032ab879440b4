export * from './check-flow.ts';
export * from './document.ts';
export * from './engine.ts';
export { isQuestion, type QuestionNode } from './questions.ts';
export * from './node-words.ts';
export * from './postback.ts';
export * from './state.ts';
export { desksOf, edgesOf, flowEdges, reachable, type FlowEdge } from './targets.ts';
export { wordsIn } from './words.ts';
