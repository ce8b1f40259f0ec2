const MINUTE_MS = 60_000
const MOST_IN_A_MINUTE = 30

let window = { minute: 0, attempts: 0 }

/** Whether one more attempt to sign in is heard this minute, whoever makes it: the key is for one auditor, the log finite. */
export function countAttempt(now = Date.now()) {
  const minute = Math.floor(now / MINUTE_MS)
  window = { minute, attempts: window.minute === minute ? window.attempts + 1 : 1 }

  return window.attempts <= MOST_IN_A_MINUTE
}
