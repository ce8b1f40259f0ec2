/** Puts the name of a shop into words that leave a place for it. */
export const naming = (words: string, shop: { name: string }) => words.replaceAll('{shop}', shop.name)
