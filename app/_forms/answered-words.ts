/** Words for each code of a mistake, by field. */
export const inWords = (mistakes: Record<string, string>, words: Record<string, string>) =>
  Object.fromEntries(Object.entries(mistakes).map(([field, code]) => [field, words[code] ?? code]))
