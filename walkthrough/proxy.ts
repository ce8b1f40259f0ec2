import { answerWithin } from '@jembatan/platform/proxy'
import type { NextRequest } from 'next/server'

/** The browser of an auditor talks to this host and to nobody else. */
export const proxy = (request: NextRequest) =>
  answerWithin(request, {
    sources: {
      'img-src': 'data: blob:',
      // The evidence report is one file, with its letters in it.
      'font-src': 'data:',
    },
    // Companion windows learn nothing of where they were opened from.
    referrerPolicy: 'no-referrer',
  })

export const config = { matcher: ['/((?!_next/).*)'] }
