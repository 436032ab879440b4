import type { Template } from '@tomoshibi/contract';
import type { TemplateRow } from './templates-store.ts';

export function presentTemplate(row: TemplateRow): Template {
  return { templateId: row.id, title: row.title, text: row.body, position: row.position };
}
