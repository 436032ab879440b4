export { createOperator } from './create-operator.ts';
export { createKeyProvider } from './operator-keys.ts';
export { countOperators, listOperators, selectOperator } from './operators-store.ts';
