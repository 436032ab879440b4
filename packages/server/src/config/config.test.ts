import { describe, expect, it } from 'vitest';
import { buildConfig } from './config.ts';
import { ConfigError, readEnv } from './env.ts';

const build = (source: Record<string, string>) => buildConfig(readEnv(source));
function faults(source: Record<string, string>): string {
  try {
    build(source);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('The environment was expected to be refused.');
}

describe('the environment', () => {
  it('may be empty', () => {
    const config = build({});
    expect(config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:3000',
      databaseUrl: null,
      line: { apiBaseUrl: 'https://api.line.me', dataApiBaseUrl: 'https://api-data.line.me' },
      metricsPort: null,
      logLevel: 'info',
    });
    expect([...config.roles]).toEqual(['web', 'worker']);
    expect(build({ PORT: '', HOST: '', DATABASE_URL: '' })).toEqual(config);
  });

  it('names every fault at once and repeats no value', () => {
    const source = {
      PORT: '99999',
      PUBLIC_URL: 'not-a-url-secret',
      DATABASE_URL: 'mysql://user:hunter2@db/x',
      LOG_LEVEL: 'loud-secret',
      ROLES: 'web,king-secret',
      LINE_API_BASE_URL: 'ftp://secret',
      METRICS_PORT: 'x-secret',
    };
    const message = faults(source);
    for (const name of Object.keys(source)) expect(message).toContain(name);
    expect(message).not.toMatch(/secret|hunter2|99999/u);
  });

  it('is checked across variables, all at once', () => {
    const message = faults({ ROOT_KEY: 'a', ROOT_KEY_FILE: '/b', ROLES: 'web' });
    expect(message).toMatch(/ROOT_KEY, ROOT_KEY_FILE/u);
    expect(message).toMatch(/ROLES/u);
    expect(faults({ DATABASE_URL: 'postgres://db/x', NODE_ENV: 'production' })).toMatch(/ROOT_KEY_FILE/u);
  });

  it('follows LINE to a simulator, media too, and writes addresses without a slash at the end', () => {
    const { line, publicUrl } = build({
      LINE_API_BASE_URL: 'http://127.0.0.1:3100/',
      PUBLIC_URL: 'https://soudan.example.jp//',
    });
    expect(line).toEqual({ apiBaseUrl: 'http://127.0.0.1:3100', dataApiBaseUrl: 'http://127.0.0.1:3100' });
    expect(publicUrl).toBe('https://soudan.example.jp');
    expect(build({ HOST: '::1' }).publicUrl).toBe('http://[::1]:3000');
  });

  it('sends mail only when it knows from whom, and keeps the password out of what may be printed', () => {
    expect(build({}).mail).toBeNull();
    const SMTP_URL = 'smtp://name:hunter2@mail.example.jp:587';
    expect(faults({ SMTP_URL })).toMatch(/MAIL_FROM/u);
    const config = build({ SMTP_URL, MAIL_FROM: '灯 <akari@example.jp>' });
    expect(config.mail).toEqual({ from: '灯 <akari@example.jp>' });
    expect(JSON.stringify({ ...config, roles: [] })).not.toContain('hunter2');
    expect(faults({ SMTP_URL, SMTP_URL_FILE: '/x', MAIL_FROM: 'a@example.jp' })).toMatch(/SMTP_URL_FILE/u);
    expect(faults({ SMTP_URL: 'https://hunter2', MAIL_FROM: 'a\r\nBcc: b@c' })).toMatch(
      /SMTP_URL.*MAIL_FROM/su,
    );
  });

  it('contacts the push services of the browsers unless told otherwise', () => {
    expect(build({}).pushServices).toContain('fcm.googleapis.com');
    expect(build({ PUSH_SERVICES: 'none' }).pushServices).toEqual([]);
    expect(build({ PUSH_SERVICES: 'push.example.jp, *.example.org' }).pushServices).toEqual([
      'push.example.jp',
      '*.example.org',
    ]);
    expect(faults({ PUSH_SERVICES: 'https://x/path,user@host' })).toMatch(/PUSH_SERVICES/u);
  });

  it('splits web and worker only on an outside database', () => {
    const roles = (source: Record<string, string>) => [...build(source).roles];
    expect(roles({ ROLES: ' worker ', DATABASE_URL: 'postgresql://db/x' })).toEqual(['worker']);
    expect(faults({ ROLES: 'worker' })).toMatch(/ROLES/u);
  });
});
