/** Maximum number of photos per form, bytes per photo, and pixels of the stored longest side. */
export const PHOTO_LIMITS = { most: 3, bytes: 5_000_000, longestSide: 1600 } as const
