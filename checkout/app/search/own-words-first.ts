/**
 * Sorts suggestions: names in this language that contain the typed words come first, since the
 * search matches both languages.
 */
export function ownWordsFirst<Option extends { name: string }>(options: Option[], typed: string): Option[] {
  const words = typed.toLowerCase().split(/\s+/)
  const hasAll = ({ name }: Option) => words.every((word) => name.toLowerCase().includes(word))

  return [...options.filter(hasAll), ...options.filter((option) => !hasAll(option))]
}
