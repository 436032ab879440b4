interface Pair {
  readonly word: string;
  readonly reading: string;
}

/** Topics as people write them: いじめ、友だちのこと・家のこと */
export function readTopics(text: string): string[] {
  return text
    .split(/[、,\n]/u)
    .map((topic) => topic.trim())
    .filter((topic) => topic !== '');
}

/** One word and its reading a line: 青葉=あおば */
export function writePairs(pairs: readonly Pair[]): string {
  return pairs.map(({ word, reading }) => `${word}=${reading}`).join('\n');
}

/** A line without a reading is kept with an empty one, so that the server names what is missing. */
export function readPairs(text: string): Pair[] {
  return text
    .split(/\n/u)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [word = '', reading = ''] = line.split(/[=＝]/u);
      return { word: word.trim(), reading: reading.trim() };
    });
}
