import { describe, expect, it } from 'vitest';
import { isKnownPushService } from './push-services.ts';

const services = ['fcm.googleapis.com', '*.push.apple.com', 'http://127.0.0.1:9100'];
const known = (endpoint: string) => isKnownPushService(endpoint, services);

describe('endpoints of push', () => {
  it('of the named services are taken', () => {
    expect(known('https://fcm.googleapis.com/fcm/send/abc')).toBe(true);
    expect(known('https://web.push.apple.com/abc')).toBe(true);
    expect(known('http://127.0.0.1:9100/x')).toBe(true);
  });

  it.each([
    'http://fcm.googleapis.com/x',
    'https://fcm.googleapis.com:8443/x',
    'https://fcm.googleapis.com.evil.example/x',
    'https://evilfcm.googleapis.com/x',
    'https://evil-push.apple.com/x',
    'https://push.apple.com/x',
    'https://.push.apple.com/x',
    'https://fcm.googleapis.com@10.0.0.1/x',
    'https://user:pw@fcm.googleapis.com/x',
    'https://169.254.169.254/latest',
    'http://127.0.0.1:9101/x',
    'https://127.0.0.1:9100/x',
    'https://localhost/x',
    'ftp://fcm.googleapis.com/x',
    'nonsense',
  ])('of anybody else are not: %s', (endpoint) => {
    expect(known(endpoint)).toBe(false);
  });

  it('are all refused when push is switched off', () => {
    expect(isKnownPushService('https://fcm.googleapis.com/x', [])).toBe(false);
  });
});
