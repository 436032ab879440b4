const FIRST_ROOM = 64;

type Numbers = Int32Array<ArrayBuffer>;

function grown(array: Numbers, wanted: number): Numbers {
  if (wanted <= array.length) return array;
  const larger = new Int32Array(Math.max(wanted, array.length * 2));
  larger.set(array);
  return larger;
}

/**
 * Short lists of integers, each kept once and known by a number, in three flat arrays: as strings in a map the hundred
 * thousand of the lexicon would cost fifty megabytes of garbage at every start.
 */
export class Interned {
  #items = new Int32Array(FIRST_ROOM);
  /** Where each list begins in the items; the next one's beginning is its end. */
  #from = new Int32Array(FIRST_ROOM);
  /** Open addressing by hash; 0 is free, otherwise the list's number and one. */
  #slots = new Int32Array(FIRST_ROOM * 2);
  #count = 0;
  /** Where the list that is being written ends. */
  #end = 0;

  get count(): number {
    return this.#count;
  }

  /** Adds an item to the list that is being written. */
  push(item: number): void {
    this.#items = grown(this.#items, this.#end + 1);
    this.#items[this.#end] = item;
    this.#end += 1;
  }

  /** Ends the list that was written; answers its number, the same for equal ones. */
  close(): number {
    const start = this.#from[this.#count] ?? 0;
    const length = this.#end - start;
    let slot = this.#hash(start, this.#end);
    for (let known = this.#slots[slot] ?? 0; known !== 0; known = this.#slots[slot] ?? 0) {
      if (this.size(known - 1) === length && this.#equal(this.#from[known - 1] ?? 0, start, length)) {
        this.#end = start;
        return known - 1;
      }
      slot = (slot + 1) & (this.#slots.length - 1);
    }
    this.#count += 1;
    this.#from = grown(this.#from, this.#count + 1);
    this.#from[this.#count] = this.#end;
    this.#slots[slot] = this.#count;
    if (this.#count * 2 > this.#slots.length) this.#spread();
    return this.#count - 1;
  }

  /** Ends the list that was written as a set: in order, each item once. */
  closeSet(): number {
    const start = this.#from[this.#count] ?? 0;
    this.#items.subarray(start, this.#end).sort();
    let kept = start;
    for (let at = start; at < this.#end; at += 1) {
      const item = this.#items[at] ?? 0;
      if (kept === start || item !== this.#items[kept - 1]) this.#items[kept++] = item;
    }
    this.#end = kept;
    return this.close();
  }

  size(id: number): number {
    return (this.#from[id + 1] ?? 0) - (this.#from[id] ?? 0);
  }

  at(id: number, position: number): number {
    return this.#items[(this.#from[id] ?? 0) + position] ?? 0;
  }

  #spread(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let id = 0; id < this.#count; id += 1) {
      let slot = this.#hash(this.#from[id] ?? 0, this.#from[id + 1] ?? 0);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (this.#slots.length - 1);
      this.#slots[slot] = id + 1;
    }
  }

  #hash(start: number, end: number): number {
    let hash = end - start;
    for (let at = start; at < end; at += 1)
      hash = Math.imul(hash ^ (this.#items[at] ?? 0), 0x9e3779b1) ^ (hash >>> 15);
    return (hash ^ (hash >>> 13)) & (this.#slots.length - 1);
  }

  #equal(one: number, other: number, length: number): boolean {
    for (let at = 0; at < length; at += 1)
      if (this.#items[one + at] !== this.#items[other + at]) return false;
    return true;
  }
}
