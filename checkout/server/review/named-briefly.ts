/** Returns a buyer's public name: the first name and the initial of the last. */
export function namedBriefly(name: string): string {
  const [first = '', ...others] = name.trim().split(/\s+/)
  const last = others.at(-1)

  return last ? `${first} ${[...last][0]?.toUpperCase()}.` : first
}
