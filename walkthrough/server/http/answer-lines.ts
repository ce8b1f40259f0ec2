import { writeJsonLines } from '../json-lines'

/** Streams values as JSON lines. Proxies must not buffer them. */
export const answerLines = (...lines: Parameters<typeof writeJsonLines>) =>
  new Response(writeJsonLines(...lines), {
    headers: { 'content-type': 'application/x-ndjson; charset=utf-8', 'x-accel-buffering': 'no' },
  })
