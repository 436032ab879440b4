import type { DeskMenu } from '@tomoshibi/contract';
import type { AreaDraft } from './model/draft.ts';

export interface AreaFormProps {
  readonly menu: DeskMenu;
  readonly area: AreaDraft;
  readonly number: number;
  /** The area's path in what is sent, for what the server says of it. */
  readonly field: string;
  readonly fault: unknown;
  readonly onArea: (change: Partial<AreaDraft>) => void;
}
