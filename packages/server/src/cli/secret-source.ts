import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import type { SecretSource } from '../modules/desk-files/index.ts';

const isLine = (apiBaseUrl: string) => /(^|\.)line\.me$/u.test(new URL(apiBaseUrl).hostname);

/** Secrets for a desk file: from the environment, from files beside it, or line by line from standard input. */
export function createSecretSource(deskFile: string, lineApiBaseUrl: string): SecretSource {
  let lines: Promise<string[]> | undefined;
  return {
    env: (name) => process.env[name],
    file: (path) => readFile(resolve(dirname(deskFile), path), 'utf8'),
    async stdin() {
      lines ??= text(process.stdin).then((all) => all.split(/\r?\n/u));
      return (await lines).shift() ?? '';
    },
    plainAllowed: !isLine(lineApiBaseUrl),
  };
}
