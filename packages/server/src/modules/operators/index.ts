export { createOperator } from './create-operator.ts';
export { findOperatorsByName } from './find-operators.ts';
export { createKeyProvider } from './operator-keys.ts';
export { countOperators, lockOperatorNames, selectOperator, selectOperatorIds } from './operators-store.ts';
