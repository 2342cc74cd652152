/**
 * A number in [0, 1) that depends on nothing but its words: the same words, the same number, whatever else was asked
 * before. (FNV-1a, then the last mixing step of MurmurHash3, so that neighbouring words are far apart.)
 */
export function roll(...words: readonly (string | number)[]): number {
  let hash = 0x811c9dc5
  for (const char of words.join('|')) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

/** One of the choices, by the words. */
export function pick<const T>(choices: readonly T[], ...words: readonly (string | number)[]): T {
  return choices[Math.floor(roll(...words) * choices.length)] as T
}

/** A whole number from `least` to `most`, by the words. */
export const between = (least: number, most: number, ...words: readonly (string | number)[]): number =>
  least + Math.floor(roll(...words) * (most - least + 1))
