/** Taken places. */
export const PLACES = { by: 'limitPlaces', of: 'address', most: 120, seconds: 60 } as const

/** When a room is open: never, under high load, or now. */
export const ROOM_MODES = ['closed', 'automatic', 'open'] as const
