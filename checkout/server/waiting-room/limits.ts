/** Places that are taken. */
export const PLACES = { by: 'limitPlaces', of: 'address', most: 120, seconds: 60 } as const

/** When a room is open: never, once the load is too much, or now. */
export const ROOM_MODES = ['closed', 'automatic', 'open'] as const
