import { array, assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SseParser } from './sse-parser.ts';

describe('SseParser', () => {
  it('reads id and data, and drops comments', () => {
    expect(new SseParser().push(': still here\n\nid: 7\ndata: {"a":1}\n\n')).toEqual([
      { id: '7', data: '{"a":1}' },
    ]);
  });

  it('joins several data lines and accepts every line ending', () => {
    expect(new SseParser().push('data: a\r\ndata:b\r\n\r\n')).toEqual([{ id: undefined, data: 'a\nb' }]);
  });

  it('gives the same messages however the network cuts the text', () => {
    const text = 'id: 1\r\ndata: {"x":"あ"}\r\n\r\n: beat\n\nid: 2\ndata: b\n\nid: 3\ndata: c\n\n';
    const whole = new SseParser().push(text);
    assert(
      property(array(integer({ min: 0, max: text.length }), { maxLength: 12 }), (cuts) => {
        const parser = new SseParser();
        const ends = [0, ...cuts.sort((a, b) => a - b), text.length];
        const pieces = ends.slice(1).map((end, index) => text.slice(ends[index], end));
        expect(pieces.flatMap((piece) => parser.push(piece))).toEqual(whole);
      }),
    );
    expect(whole.map((message) => message.id)).toEqual(['1', '2', '3']);
  });
});
