/** Inserts a shop's name into a message. */
export const naming = (words: string, shop: { name: string }) => words.replaceAll('{shop}', shop.name)
