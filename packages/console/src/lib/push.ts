import { notificationRoutes, type NotificationPreferences } from '@tomoshibi/contract';
import { call } from './api/call.ts';

/**
 * `needs_install`: an iPhone or iPad, where only a console on the home screen may have push. `off` and `on` are about
 * this browser and this person.
 */
export type PushState = 'unsupported' | 'needs_install' | 'denied' | 'off' | 'on';

const OWNER = 'tomoshibi.push';

function owner(): string | null {
  try {
    return localStorage.getItem(OWNER);
  } catch {
    return null;
  }
}

function remember(staffId: string | null): void {
  try {
    if (staffId === null) localStorage.removeItem(OWNER);
    else localStorage.setItem(OWNER, staffId);
  } catch {
    // Private windows may refuse; push then has to be asked for again at the next sign-in.
  }
}

const isAppleTouch = (): boolean =>
  /iPhone|iPad/u.test(navigator.userAgent) ||
  (/Macintosh/u.test(navigator.userAgent) && navigator.maxTouchPoints > 1);

/** The state without asking the person anything. */
export function pushState(staffId: string): PushState {
  const able = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
  if (!able) return isAppleTouch() ? 'needs_install' : 'unsupported';
  if (Notification.permission === 'denied') return 'denied';
  return Notification.permission === 'granted' && owner() === staffId ? 'on' : 'off';
}

function keyBytes(base64url: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.codePointAt(0) ?? 0);
}

function sameKey(present: ArrayBuffer | null | undefined, wanted: Uint8Array): boolean {
  if (!present) return false;
  const bytes = new Uint8Array(present);
  return bytes.length === wanted.length && bytes.every((byte, index) => byte === wanted[index]);
}

async function subscribe(pushKey: string): Promise<PushSubscription> {
  await navigator.serviceWorker.register('/sw.js');
  const { pushManager } = await navigator.serviceWorker.ready;
  const applicationServerKey = keyBytes(pushKey);
  const present = await pushManager.getSubscription();
  if (present && sameKey(present.options.applicationServerKey, applicationServerKey)) return present;
  // Of another installation or operator at this address; a browser keeps one at a time.
  await present?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
}

async function register(pushKey: string): Promise<NotificationPreferences> {
  const { endpoint, keys } = (await subscribe(pushKey)).toJSON();
  const body = {
    endpoint: endpoint ?? '',
    keys: { p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' },
  };
  return call(notificationRoutes.addPushDevice, { body });
}

/** Asks the person for leave and has push on this browser; `null`: the person said no. */
export async function enablePush(staffId: string, pushKey: string): Promise<NotificationPreferences | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null;
  const answer = await register(pushKey);
  remember(staffId);
  return answer;
}

/** Ends push on this browser itself; the server learns of it by the call beside this. */
export async function disablePush(): Promise<void> {
  remember(null);
  const registration = await navigator.serviceWorker.getRegistration();
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
}

/** After each sign-in: who had push on this browser has it again. */
export async function renewPush(staffId: string, pushKey: string): Promise<NotificationPreferences | null> {
  return pushState(staffId) === 'on' ? register(pushKey) : null;
}

/** Calls back when somebody pressed a pushed notification while the console was open. */
export function onPushOpened(opened: (link: string) => void): () => void {
  if (!('serviceWorker' in navigator)) return () => undefined;
  const hear = (event: MessageEvent<unknown>): void => {
    const { data } = event;
    if (typeof data !== 'object' || data === null || !('link' in data)) return;
    if (typeof data.link === 'string' && data.link.startsWith('/')) opened(data.link);
  };
  navigator.serviceWorker.addEventListener('message', hear);
  return () => navigator.serviceWorker.removeEventListener('message', hear);
}
