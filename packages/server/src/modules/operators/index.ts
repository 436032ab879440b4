export { createOperator } from './create-operator.ts';
export { findOperatorsByName } from './find-operators.ts';
export { createKeyProvider } from './operator-keys.ts';
export { countOperators, listOperators, lockOperatorNames, selectOperator } from './operators-store.ts';
