/** Goods are found by their names in both languages: those whose name here has what was typed come first, in their order. */
export function ownWordsFirst<Option extends { name: string }>(options: Option[], typed: string): Option[] {
  const words = typed.toLowerCase().split(/\s+/)
  const hasAll = ({ name }: Option) => words.every((word) => name.toLowerCase().includes(word))

  return [...options.filter(hasAll), ...options.filter((option) => !hasAll(option))]
}
