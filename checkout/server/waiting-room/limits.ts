/** Places that are taken. */
export const PLACES = { by: 'limitPlaces', of: 'address', most: 120, seconds: 60 } as const
