/** In a shorter word every change makes another word. */
const SHORTEST = 4
/** From here on, two errors are forgiven. */
const LONG = 8
const LONGEST = 20

/** Letters that are written for each other by sound. */
const ALIKE = ['ae', 'iey', 'uow', 'ckq', 'vfp', 'zsj', 'gk', 'td', 'bp']
/** Where each key lies; a row of keys stands half a key to the right of the one above. */
const KEYS = new Map(
  ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'].flatMap((row, y) =>
    [...row].map((letter, place) => [letter, { x: place + y / 2, y }] as const),
  ),
)

const soundsAlike = (one: string, other: string) =>
  ALIKE.some((letters) => letters.includes(one) && letters.includes(other))

function areNeighbours(one: string, other: string): boolean {
  const [key, next] = [KEYS.get(one), KEYS.get(other)]

  return key !== undefined && next !== undefined && Math.abs(key.x - next.x) <= 1 && Math.abs(key.y - next.y) <= 1
}

/** A replacement that is no slip of the finger or the ear counts twice: it makes another word. */
function costOf(one: string, other: string, { length }: string): number {
  if (one === other) return 0

  return soundsAlike(one, other) || (length > SHORTEST && areNeighbours(one, other)) ? 1 : 2
}

/** Returns how many letters are left out, added, swapped or replaced in `typed`. */
function countErrors(typed: string, word: string): number {
  let [beforeLast, last]: number[][] = [[], Array.from({ length: word.length + 1 }, (_, place) => place)]
  for (const [row, one] of [...typed].entries()) {
    const current = [row + 1]
    for (const [place, other] of [...word].entries()) {
      const isSwapped = row > 0 && one === word[place - 1] && typed[row - 1] === other
      current.push(
        Math.min(
          (last?.[place + 1] ?? 0) + 1,
          (current[place] ?? 0) + 1,
          (last?.[place] ?? 0) + costOf(one, other, word),
          isSwapped ? (beforeLast?.[place - 1] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    ;[beforeLast, last] = [last, current]
  }

  return last?.at(-1) ?? 0
}

/**
 * Returns the words that `typed` may stand for, those with the fewest errors. A first letter is
 * hardly ever mistyped, so another one means another word. Longer words come first, because a letter
 * is left out more often than added.
 */
export function likeliestOf(typed: string, words: Iterable<string>): string[] {
  const most = typed.length < SHORTEST ? 0 : typed.length < LONG ? 1 : 2
  const near = [...new Set(words)]
    .filter((word) => word.length >= SHORTEST && begins(typed, word))
    .map((word) => ({ word, errors: countErrors(typed, word) }))
    .filter(({ errors }) => errors <= most)
  const fewest = Math.min(...near.map(({ errors }) => errors))

  return near
    .filter(({ errors }) => errors === fewest)
    .map(({ word }) => word)
    .toSorted((one, other) => other.length - one.length)
}

const begins = (typed: string, word: string) =>
  typed[0] === word[0] || (typed.length >= LONG && typed[0] === word[1] && typed[1] === word[0])

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']

/**
 * Returns every word one letter away, to look up in an index: trigrams miss errors in short words.
 */
export function oneLetterOff(word: string): string[] {
  if (word.length < SHORTEST || word.length > LONGEST) return []
  const near = [...word, ''].flatMap((letter, at) => {
    const [before, after, next] = [word.slice(0, at), word.slice(at + 1), word.charAt(at + 1)]

    return [
      ...[before + after, before + next + letter + after.slice(1)],
      ...LETTERS.flatMap((other) => [before + other + after, before + other + letter + after]),
    ]
  })

  return [...new Set(near)]
}
