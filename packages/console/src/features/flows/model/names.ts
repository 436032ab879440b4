/** The desk a flow belongs to. */
export interface OwnDesk {
  readonly code: string;
  readonly name: string;
}
