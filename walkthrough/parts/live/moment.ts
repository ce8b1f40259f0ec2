const CLOCK = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
  timeZone: 'Asia/Jakarta',
})

/** Hours to milliseconds in WIB: messages follow one another within one second. */
export const momentOf = (at: string) => `${CLOCK.format(new Date(at))}.${/\.(\d{3})/.exec(at)?.[1] ?? '000'}`
