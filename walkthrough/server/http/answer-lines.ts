import { writeJsonLines } from '../json-lines'

/** Sends values as they come, one JSON a line. No proxy in front may hold them back. */
export const answerLines = (...lines: Parameters<typeof writeJsonLines>) =>
  new Response(writeJsonLines(...lines), {
    headers: { 'content-type': 'application/x-ndjson; charset=utf-8', 'x-accel-buffering': 'no' },
  })
