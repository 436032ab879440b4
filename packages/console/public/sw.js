// Shows what was pushed and opens the console at it. It keeps nothing: no page, no answer of the API, no word of a talk.
/// <reference lib="webworker" />

const FALLBACK = { title: '灯: 新しいお知らせ', link: '/', tag: 'tomoshibi', language: 'ja' };

function read(event) {
  try {
    return { ...FALLBACK, ...event.data?.json() };
  } catch {
    return FALLBACK;
  }
}

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('push', (event) => {
  const { title, link, tag, language } = read(event);
  event.waitUntil(
    self.registration.showNotification(title, {
      tag,
      // The same matter again rings again, and still stands there once.
      renotify: true,
      lang: language,
      icon: '/icon-192.png',
      badge: '/badge-96.png',
      data: { link },
    }),
  );
});

async function show(link) {
  // Own addresses only, whatever a message said.
  const wanted = new URL(link, self.location.origin);
  const url = wanted.origin === self.location.origin ? wanted.href : self.location.origin;
  const [open] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (!open) return self.clients.openWindow(url);
  await open.focus();
  // The page goes there by itself, so that words being written in it are not lost.
  // A message to a window of our own origin; it knows no target origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  open.postMessage({ type: 'open', link: new URL(url).pathname });
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(show(event.notification.data?.link ?? '/'));
});
