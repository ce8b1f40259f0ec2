'use client'

import { FirstLook } from './first-look'
import type { Live } from './live-store'

export function FirstLookProvider({ look, children }: { look: Live; children: React.ReactNode }) {
  return <FirstLook value={look}>{children}</FirstLook>
}
