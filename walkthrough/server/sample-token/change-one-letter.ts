const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/**
 * The same token with another letter at one place. The two dots stay, so that it still looks like a
 * token.
 */
export function changeOneLetter(token: string, place: number): string {
  const letter = token[place]
  if (letter === undefined || letter === '.') return token
  const other = LETTERS[(LETTERS.indexOf(letter) + 1) % LETTERS.length] ?? 'A'

  return `${token.slice(0, place)}${other}${token.slice(place + 1)}`
}
