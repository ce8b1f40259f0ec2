/** The gate takes a tenth of what is asked many times over; `npm run test:full` takes all of it. */
export const atVolume = (whole: number) => (process.env.FULL_VOLUME === '1' ? whole : whole / 10)
