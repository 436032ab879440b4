export { createAuthenticate, recheckCaller } from './authenticate.ts';
export { createPasswords, type PasswordCost, type Passwords } from './passwords.ts';
