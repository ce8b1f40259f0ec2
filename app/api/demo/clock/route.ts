import { moveClock, readClock } from '@/server/demo/doors'

export const dynamic = 'force-dynamic'

export { moveClock as POST, readClock as GET }
