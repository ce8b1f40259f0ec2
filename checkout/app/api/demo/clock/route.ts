import { moveClock, readClock } from '@/server/demo/routes'

export const dynamic = 'force-dynamic'

export { moveClock as POST, readClock as GET }
