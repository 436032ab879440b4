const soon = (work: () => void): void => {
  requestAnimationFrame(() => requestAnimationFrame(work));
};

const find = (selector: string): HTMLElement | null => document.querySelector<HTMLElement>(selector);

export function focusQueue(): void {
  (find('[data-queue-item][aria-current="true"]') ?? find('[data-queue-item]'))?.focus();
}

/** Moves the focus in the queue; from outside it begins at the top. */
export function moveInQueue(step: 1 | -1): void {
  const items = [...document.querySelectorAll<HTMLElement>('[data-queue-item]')];
  const at = items.findIndex((item) => item === document.activeElement);
  const next = at === -1 ? 0 : Math.min(items.length - 1, Math.max(0, at + step));
  items[next]?.focus();
}

export function focusComposer(consultationId: string): void {
  soon(() => find(`[data-composer="${consultationId}"]`)?.focus());
}

export function openTemplates(consultationId: string): void {
  find(`[data-templates="${consultationId}"]`)?.click();
}

/** The person pane may only just be opening. */
export function focusNote(): void {
  soon(() => find('[data-note-input]')?.focus());
}
