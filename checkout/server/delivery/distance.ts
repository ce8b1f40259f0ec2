/** In degrees. */
export type Place = { latitude: number; longitude: number }

const EARTH_RADIUS_KM = 6371

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Great-circle distance in whole kilometres (haversine), at least one. */
export function kilometresBetween(one: Place, other: Place): number {
  const [up, across] = [other.latitude - one.latitude, other.longitude - one.longitude].map(radians)
  const chord = halfSine(up) + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * halfSine(across)

  return Math.max(1, Math.round(2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, chord)))))
}

const halfSine = (angle = 0) => Math.sin(angle / 2) ** 2
