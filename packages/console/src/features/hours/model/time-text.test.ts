import { describe, expect, it } from 'vitest';
import { tidyMonthDay, tidyTime } from './time-text.ts';

describe('tidyTime', () => {
  it.each([
    ['9', '09:00'],
    ['9時', '09:00'],
    ['9:30', '09:30'],
    ['９：３０', '09:30'],
    ['9時30分', '09:30'],
    ['930', '09:30'],
    ['1730', '17:30'],
    [' 17:00 ', '17:00'],
    ['26:00', '26:00'],
    ['', ''],
    ['夕方', '夕方'],
  ])('reads %j as %j', (typed, time) => expect(tidyTime(typed)).toBe(time));
});

describe('tidyMonthDay', () => {
  it.each([
    ['12/29', '12-29'],
    ['1月3日', '01-03'],
    ['１－３', '01-03'],
    ['12-29', '12-29'],
    ['大晦日', '大晦日'],
  ])('reads %j as %j', (typed, day) => expect(tidyMonthDay(typed)).toBe(day));
});
