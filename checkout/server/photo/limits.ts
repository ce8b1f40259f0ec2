/** How many photos a form brings, and of each the bytes that it may have and the pixels of its longest side that are kept. */
export const PHOTO_LIMITS = { most: 3, bytes: 5_000_000, longestSide: 1600 } as const
