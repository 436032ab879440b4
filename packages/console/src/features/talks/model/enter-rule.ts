export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
}

/** The code browsers give a key that belongs to the input method (Safari also just after a conversion ends). */
const INPUT_METHOD = 229;

/** Whether a key press sends the answer. While Japanese is being converted, Enter never does. */
export function sendsAnswer(press: KeyPress, sendKey: 'ctrl_enter' | 'enter'): boolean {
  if (press.key !== 'Enter' || press.isComposing || press.keyCode === INPUT_METHOD) return false;
  if (press.altKey || press.shiftKey) return false;
  if (press.ctrlKey || press.metaKey) return true;
  return sendKey === 'enter';
}
