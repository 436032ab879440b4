export interface SseMessage {
  readonly id: string | undefined;
  readonly data: string;
}

/** Splits server-sent text into messages; comments are dropped, an unfinished message waits for its end. */
export class SseParser {
  private rest = '';
  private id: string | undefined;
  private data: string[] = [];

  push(chunk: string): SseMessage[] {
    const lines = (this.rest + chunk).split(/\r\n|\n|\r(?!$)/u);
    this.rest = lines.pop() ?? '';
    const messages: SseMessage[] = [];
    for (const line of lines) {
      const message = this.take(line);
      if (message) messages.push(message);
    }
    return messages;
  }

  private take(line: string): SseMessage | undefined {
    if (line === '') {
      const message = this.data.length > 0 ? { id: this.id, data: this.data.join('\n') } : undefined;
      this.id = undefined;
      this.data = [];
      return message;
    }
    const colon = line.indexOf(':');
    if (colon === 0) return undefined;
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /u, '');
    if (field === 'id') this.id = value;
    if (field === 'data') this.data.push(value);
    return undefined;
  }
}
