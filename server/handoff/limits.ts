/** Per browser, and per address, which may be a whole school behind one router. */
export const DEPARTURES = [
  { by: 'limitDepartures', of: 'browser', most: 30, seconds: 60 },
  { by: 'limitDepartures', of: 'address', most: 300, seconds: 60 },
] as const
