export { applyDesk, type Applied } from './apply-desk.ts';
export { registerDeskTemplateRoutes } from './desk-template-routes.ts';
export { DeskFileError } from './desk-file-error.ts';
export { deskTemplates } from './desk-template.ts';
export { exportDesk } from './export-desk.ts';
export { parseDeskFile } from './parse-desk-file.ts';
export { resolveDeskFile, type SecretSource } from './resolve-desk-file.ts';
