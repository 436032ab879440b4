import { text } from 'node:stream/consumers';

/** A secret from standard input, without the line break an editor or echo leaves at its end. */
export async function readSecretFromStdin(): Promise<string> {
  return (await text(process.stdin)).replace(/\r?\n$/u, '');
}
