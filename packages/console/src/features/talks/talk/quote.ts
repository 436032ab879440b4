/** A message of the talk that the answer refers to. */
export interface Quote {
  readonly messageId: string;
  readonly excerpt: string | null;
}
