import { createServer, type AddressInfo, type Socket } from 'node:net';
import { z } from 'zod';

export interface ReceivedMail {
  readonly to: readonly string[];
  /** Headers and body as they came. */
  readonly raw: string;
  /** The decoded body. */
  readonly text: string;
  readonly subject: string;
  readonly messageId: string;
}

/** A mail server on this machine that keeps what it is given and refuses what it is told to refuse. */
export interface SmtpServer {
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
  /** Answers the next mails with this code instead of taking them. */
  refuse(code: number, times: number): void;
  close(): Promise<void>;
}

function decodeWords(header: string): string {
  return header
    .replaceAll(/\?=\s+=\?/gu, '?==?')
    .replaceAll(/=\?UTF-8\?([BQ])\?(.*?)\?=/giu, (_, form: string, body: string) =>
      form.toUpperCase() === 'B'
        ? Buffer.from(body, 'base64').toString('utf8')
        : decodeQuoted(body.replaceAll('_', ' ')),
    );
}

function decodeQuoted(body: string): string {
  const bytes = body
    .replaceAll(/=\r?\n/gu, '')
    .replaceAll(/=([0-9A-F]{2})/gu, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function read(to: readonly string[], raw: string): ReceivedMail {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const header = (name: string) =>
    new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'imu').exec(head)?.[1]?.replaceAll(/\r\n[ \t]/gu, ' ') ??
    '';
  const encoding = header('Content-Transfer-Encoding').toLowerCase();
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : encoding === 'quoted-printable'
        ? decodeQuoted(body)
        : body;
  return { to, raw, text, subject: decodeWords(header('Subject')), messageId: header('Message-ID') };
}

export async function startSmtpServer(): Promise<SmtpServer> {
  const mails: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  let refusal = { code: 0, times: 0 };

  function converse(socket: Socket): void {
    let buffer = '';
    let to: string[] = [];
    let inData = false;
    const say = (line: string) => void socket.write(`${line}\r\n`);
    function takeData(end: number): void {
      const raw = buffer.slice(0, end).replaceAll('\r\n..', '\r\n.');
      buffer = buffer.slice(end + 5);
      inData = false;
      if (refusal.times > 0) {
        refusal = { ...refusal, times: refusal.times - 1 };
        say(`${refusal.code} not today`);
      } else {
        mails.push(read(to, raw));
        say('250 taken');
      }
      to = [];
    }
    function takeLine(line: string): void {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'RCPT') to.push(/<(.*?)>/u.exec(line)?.[1] ?? '');
      if (verb === 'DATA') {
        inData = true;
        say('354 go on');
      } else if (verb === 'QUIT') socket.end('221 bye\r\n');
      else say('250 ok');
    }
    function next(): boolean {
      const end = inData ? buffer.indexOf('\r\n.\r\n') : buffer.indexOf('\r\n');
      if (end < 0) return false;
      if (inData) takeData(end);
      else {
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        takeLine(line);
      }
      return true;
    }
    sockets.add(socket);
    socket.setEncoding('utf8');
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      buffer += String(chunk);
      while (next());
    });
    say('220 here');
  }

  const server = createServer(converse);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = z
    .object({ port: z.number() })
    .parse(server.address() satisfies AddressInfo | string | null);
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse: (code, times) => {
      refusal = { code, times };
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
