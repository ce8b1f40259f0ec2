import { forget } from '@/server/demo/doors'

export const dynamic = 'force-dynamic'

export { forget as POST }
