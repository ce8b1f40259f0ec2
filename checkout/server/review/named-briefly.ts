/** A buyer as others see them: the first name, and of the last one a letter. */
export function namedBriefly(name: string): string {
  const [first = '', ...others] = name.trim().split(/\s+/)
  const last = others.at(-1)

  return last ? `${first} ${[...last][0]?.toUpperCase()}.` : first
}
